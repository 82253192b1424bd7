import type { IndicatorPlan } from './town'

/** What every agency of every municipality reports. */
export const commonIndicators: IndicatorPlan[] = [
  {
    code: 'UMUM-SKM', name: 'Indeks kepuasan masyarakat', description: 'Nilai survei kepuasan masyarakat atas layanan perangkat daerah, sembilan unsur, skala 25 sampai 100.',
    type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'QUARTER', weight: 2, cap: 120, decimals: 2,
    subjects: { agencies: 'ALL' }, per: 'QUARTER', level: 83, growth: 1.02, spread: 0.04, most: 100,
  },
  {
    code: 'UMUM-SERAPAN', name: 'Realisasi anggaran belanja', description: 'Jumlah belanja daerah yang telah dipertanggungjawabkan pada bulan laporan, dibandingkan dengan pagu tahun berjalan.',
    type: 'CURRENCY', unit: 'Rp', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 100, decimals: 0,
    subjects: { agencies: 'ALL' }, per: 'YEAR', level: 14_500_000_000, growth: 1.06, spread: 0.6, season: 'BUDGET',
  },
  {
    code: 'UMUM-TEPAT', name: 'Layanan selesai sesuai standar waktu', description: 'Perbandingan permohonan layanan yang selesai dalam jangka waktu standar pelayanan dengan seluruh permohonan yang diterima.',
    type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', weight: 2, cap: 120, decimals: 2,
    subjects: { agencies: 'ALL' }, per: 'QUARTER', level: 92, growth: 1.01, spread: 0.03, most: 100, cases: 160,
  },
  {
    code: 'UMUM-ADUAN', name: 'Waktu tanggapan pertama pengaduan', description: 'Rata-rata waktu sejak pengaduan diterima sampai tanggapan pertama diberikan kepada pelapor.',
    type: 'DURATION', unit: 'jam', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
    subjects: { agencies: 'ALL' }, per: 'QUARTER', level: 24, growth: 0.85, spread: 0.25,
  },
  {
    code: 'UMUM-DISIPLIN', name: 'Kehadiran pegawai', description: 'Persentase hari kerja pegawai yang dihadiri, di luar cuti dan tugas resmi.',
    type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 100, decimals: 2,
    subjects: { agencies: 'ALL' }, per: 'YEAR', level: 96, growth: 1.01, spread: 0.01, most: 100,
  },
  {
    code: 'UMUM-TEMUAN', name: 'Tindak lanjut temuan pemeriksaan', description: 'Rekomendasi hasil pemeriksaan inspektorat yang telah selesai ditindaklanjuti, kumulatif sampai akhir semester.',
    type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'SEMESTER', decimals: 2,
    subjects: { agencies: 'ALL' }, per: 'SEMESTER', level: 85, growth: 1.04, spread: 0.05, most: 100,
  },
  {
    code: 'UMUM-JP', name: 'Jam pelatihan per pegawai', description: 'Rata-rata jam pelajaran pengembangan kompetensi yang diikuti pegawai; kewajiban 20 jam pelajaran setahun.',
    type: 'COUNT', unit: 'jam pelajaran', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'AVERAGE', cadence: 'QUARTER', cap: 150, decimals: 1,
    subjects: { agencies: 'ALL' }, per: 'YEAR', level: 20, growth: 1.1, spread: 0,
  },
]

/** What single civil servants report, by profession. */
export const personIndicators: IndicatorPlan[] = [
  {
    code: 'IKI-PASIEN', name: 'Pasien yang dilayani', description: 'Jumlah pasien yang diperiksa atau dirawat oleh tenaga kesehatan pada bulan laporan, menurut register pelayanan.',
    type: 'COUNT', unit: 'pasien', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
    subjects: { persons: ['HEALTH'], share: 0.75 }, per: 'QUARTER', level: 420, growth: 1.04, spread: 0.3, season: 'RAIN',
  },
  {
    code: 'IKI-PUASPASIEN', name: 'Kepuasan pasien', description: 'Nilai kepuasan pasien terhadap tenaga kesehatan yang melayani, dari kuesioner setelah layanan.',
    type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'QUARTER', weight: 2, cap: 120, decimals: 2,
    subjects: { persons: ['HEALTH'], share: 0.6 }, per: 'QUARTER', level: 85, growth: 1.01, spread: 0.03, most: 100,
  },
  {
    code: 'IKI-AJAR', name: 'Jam mengajar terlaksana', description: 'Jam tatap muka yang dilaksanakan guru dibandingkan dengan beban mengajar pada bulan laporan.',
    type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', cap: 100, decimals: 2,
    subjects: { persons: ['SCHOOL'], share: 0.8 }, per: 'QUARTER', level: 97, spread: 0.02, most: 100, cases: 96,
  },
  {
    code: 'IKI-TUNTAS', name: 'Murid yang mencapai ketuntasan belajar', description: 'Persentase murid binaan yang mencapai kriteria ketuntasan pada akhir semester.',
    type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'SEMESTER', weight: 2, cap: 120, decimals: 2,
    subjects: { persons: ['SCHOOL'], share: 0.8 }, per: 'SEMESTER', level: 84, growth: 1.03, spread: 0.04, most: 100, season: 'SCHOOL',
  },
  {
    code: 'IKI-BERKAS', name: 'Berkas layanan yang diselesaikan', description: 'Jumlah berkas permohonan yang diselesaikan oleh petugas pada bulan laporan.',
    type: 'COUNT', unit: 'berkas', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
    subjects: { persons: ['REGISTRY', 'PERMITS', 'DISTRICT', 'REVENUE', 'SOCIAL'], share: 0.7 }, per: 'QUARTER', level: 270, growth: 1.05, spread: 0.25,
  },
  {
    code: 'IKI-LAMA', name: 'Waktu penyelesaian berkas', description: 'Rata-rata hari kerja sejak berkas lengkap diterima petugas sampai selesai.',
    type: 'DURATION', unit: 'hari', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
    subjects: { persons: ['REGISTRY', 'PERMITS', 'DISTRICT'], share: 0.4 }, per: 'QUARTER', level: 4, growth: 0.9, spread: 0.2,
  },
  {
    code: 'IKI-DOKUMEN', name: 'Dokumen kerja yang diterima atasan', description: 'Jumlah telaahan, laporan, atau dokumen kerja yang diterima atasan tanpa perbaikan pada triwulan laporan.',
    type: 'COUNT', unit: 'dokumen', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 120, decimals: 0,
    subjects: { persons: ['GENERAL', 'PLANNING', 'PERSONNEL', 'AUDIT', 'TOURISM', 'MEDIA', 'REVENUE', 'TRANSPORT', 'WORKS', 'FARMING', 'FISHERY', 'SOCIAL'], share: 0.6 }, per: 'QUARTER', level: 12, spread: 0.3,
  },
  {
    code: 'IKI-TEPATTUGAS', name: 'Tugas selesai tepat waktu', description: 'Tugas yang selesai sebelum batas waktu dibandingkan dengan seluruh tugas yang diberikan atasan.',
    type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'QUARTER', cap: 120, decimals: 2,
    subjects: { persons: ['GENERAL', 'PLANNING', 'PERSONNEL', 'AUDIT', 'TOURISM', 'MEDIA', 'TRANSPORT', 'WORKS', 'FARMING', 'FISHERY', 'DISTRICT'], share: 0.5 }, per: 'YEAR', level: 90, spread: 0.03, most: 100, cases: 36,
  },
  {
    code: 'IKI-LAPANGAN', name: 'Kunjungan lapangan', description: 'Jumlah kunjungan penyuluhan, pembinaan, atau pengawasan ke lapangan yang disertai berita acara.',
    type: 'COUNT', unit: 'kunjungan', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
    subjects: { persons: ['FARMING', 'FISHERY', 'WORKS', 'TRANSPORT', 'TOURISM', 'SOCIAL'], share: 0.45 }, per: 'MONTH', level: 8, spread: 0.3, season: 'NONE',
  },
  {
    code: 'IKI-MUTU', name: 'Dokumen dikembalikan karena salah', description: 'Jumlah dokumen yang dikembalikan atasan karena kesalahan; makin sedikit makin baik.',
    type: 'COUNT', unit: 'dokumen', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
    subjects: { persons: ['GENERAL', 'PLANNING', 'PERSONNEL', 'REVENUE'], share: 0.35 }, per: 'QUARTER', level: 3, spread: 0.3,
  },
]

/** Two that need a band or an exact figure instead of more or less. */
export const balanceIndicators = (planner: string, treasury: string): IndicatorPlan[] => [
  {
    code: 'UMUM-KAS', name: 'Ketepatan rencana penarikan kas', description: 'Realisasi kas bulan laporan dibandingkan dengan rencana anggaran kas; yang diharapkan antara 95 dan 105 persen.',
    type: 'PERCENTAGE', unit: '%', polarity: 'RANGE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', decimals: 2,
    subjects: { agencies: [treasury, planner] }, per: 'YEAR', level: 95, high: 105, spread: 0,
  },
  {
    code: 'UMUM-DOKREN', name: 'Dokumen perencanaan wajib ditetapkan', description: 'Jumlah dokumen perencanaan yang wajib ditetapkan pada triwulan itu; harus tepat, tidak kurang dan tidak lebih.',
    type: 'COUNT', unit: 'dokumen', polarity: 'EXACT', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', decimals: 0,
    subjects: { agencies: [planner] }, per: 'QUARTER', level: 3, spread: 0,
  },
]
