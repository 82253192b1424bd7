import { sawahluntoNames } from '../names'
import { balanceIndicators, commonIndicators, personIndicators } from '../shared-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'

/** Evaluation-based: work plans, regular reports, how fast complaints are answered, and openness about it. */
export const sawahlunto: Town = {
  id: 1373, slug: 'sawahlunto', name: 'Kota Sawahlunto', kind: 'KOTA', province: 'Sumatera Barat', timeZone: 'Asia/Jakarta', employees: 340, names: sawahluntoNames,
  move: { unit: 'DISKOMINFO-PENGADUAN', to: 'SETDA' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DPMPTSP-IZIN',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 22, [bagian('ORG', 'Organisasi'), bagian('HUKUM', 'Hukum'), bagian('UMUM', 'Umum')]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 14, [], 'STRONG'),
    dinas('DPMPTSP', 'Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu dan Tenaga Kerja', 'PERMITS', 26, [bidang('IZIN', 'Pelayanan Perizinan'), bidang('NAKER', 'Tenaga Kerja')], 'IMPROVING'),
    dinas('DISKOMINFO', 'Dinas Komunikasi dan Informatika', 'MEDIA', 20, [bidang('PENGADUAN', 'Pengelolaan Pengaduan dan Informasi Publik'), bidang('EGOV', 'Layanan E-Government')], 'STRONG'),
    dinas('DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'REGISTRY', 22, [bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk'), bidang('CAPIL', 'Pelayanan Pencatatan Sipil')]),
    dinas('DINKES', 'Dinas Kesehatan', 'HEALTH', 52, [bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'), uptd('PKM-LEMBAH', 'Puskesmas Lembah Segar'), uptd('PKM-SILUNGKANG', 'Puskesmas Silungkang'), uptd('PKM-TALAWI', 'Puskesmas Talawi'), uptd('PKM-KOLOK', 'Puskesmas Kolok')]),
    dinas('DISDIK', 'Dinas Pendidikan', 'SCHOOL', 56, [bidang('DIKDAS', 'Pendidikan Dasar'), bidang('PAUD', 'PAUD dan Pendidikan Nonformal')]),
    dinas('DISBUDPAR', 'Dinas Kebudayaan, Peninggalan Bersejarah dan Permuseuman', 'TOURISM', 20, [uptd('MUSEUM', 'Museum Goedang Ransoem')], 'STRONG'),
    dinas('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'WORKS', 26, [bidang('JALAN', 'Bina Marga'), bidang('TATARUANG', 'Tata Ruang')], 'WEAK'),
    dinas('DLH', 'Dinas Perumahan dan Lingkungan Hidup', 'WORKS', 20, [bidang('SAMPAH', 'Pengelolaan Sampah')], 'DECLINING'),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 18, [bidang('TP', 'Tanaman Pangan')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan dan Perikanan', 'FARMING', 12, [bidang('IKAN', 'Perikanan')], 'CARELESS'),
    dinas('DINSOS', 'Dinas Sosial', 'SOCIAL', 14, [bidang('BANTUAN', 'Perlindungan Sosial')]),
    badan('BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'PERSONNEL', 18, [bidang('KINERJA', 'Penilaian Kinerja'), bidang('KARIR', 'Pengembangan Karier')], 'STRONG'),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'PLANNING', 16, [bidang('EVALUASI', 'Pengendalian dan Evaluasi')]),
    badan('BPKAD', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'REVENUE', 18, [bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-LEMBAHSEGAR', 'Lembah Segar', 14, ['Pasar', 'Kubang Sirakuk Utara', 'Air Dingin'], 'STRONG'),
    kecamatan('KEC-BARANGIN', 'Barangin', 14, ['Durian I', 'Saringan', 'Lubang Panjang']),
    kecamatan('KEC-SILUNGKANG', 'Silungkang', 10, [], 'WEAK'),
    kecamatan('KEC-TALAWI', 'Talawi', 10, []),
  ],
  indicators: [
    ...commonIndicators, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BPKAD'),
    {
      code: 'ADU-TUNTAS', name: 'Pengaduan selesai', description: 'Pengaduan yang selesai dalam jangka waktu standar dibandingkan dengan seluruh pengaduan yang diterima.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', weight: 3, cap: 110,
      subjects: { agencies: 'ALL' }, per: 'QUARTER', level: 90, growth: 1.02, spread: 0.03, most: 100, cases: 26,
    },
    {
      code: 'ADU-SELESAI', name: 'Waktu penyelesaian pengaduan', description: 'Rata-rata hari sejak pengaduan diterima sampai dinyatakan selesai oleh pelapor.',
      type: 'DURATION', unit: 'hari', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', weight: 2, cap: 150, decimals: 1,
      subjects: { agencies: 'ALL' }, per: 'QUARTER', level: 8, growth: 0.85, spread: 0.25,
    },
    {
      code: 'ADU-ULANG', name: 'Pengaduan berulang', description: 'Jumlah pengaduan yang diajukan kembali karena tidak selesai; makin sedikit makin baik.',
      type: 'COUNT', unit: 'pengaduan', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
      subjects: { agencies: 'ALL' }, per: 'YEAR', level: 24, growth: 0.85, spread: 0.4,
    },
    {
      code: 'ADU-TERBUKA', name: 'Pengaduan terbuka di akhir bulan', description: 'Jumlah pengaduan yang belum selesai pada hari terakhir bulan laporan.',
      type: 'COUNT', unit: 'pengaduan', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'LAST', overSubjects: 'SUM', cadence: 'MONTH', cap: 150, decimals: 0,
      subjects: { agencies: ['DISKOMINFO', 'DUKCAPIL', 'DPUPR', 'DLH', 'DINKES', 'DISDIK'] }, per: 'YEAR', level: 14, growth: 0.85, spread: 0.3,
    },
    {
      code: 'IZIN-TERBIT', name: 'Izin diterbitkan', description: 'Jumlah izin usaha dan nonusaha yang diterbitkan pada bulan laporan.',
      type: 'COUNT', unit: 'izin', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { unitsOf: ['DPMPTSP'] }, per: 'MONTH', level: 110, growth: 1.06, spread: 0.2,
    },
    {
      code: 'IZIN-LAMA', name: 'Waktu penerbitan izin', description: 'Rata-rata hari kerja sejak berkas lengkap sampai izin terbit.',
      type: 'DURATION', unit: 'hari', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', weight: 3, cap: 150, decimals: 1,
      subjects: { unitsOf: ['DPMPTSP'] }, per: 'QUARTER', level: 6, growth: 0.8, spread: 0.1,
    },
    {
      code: 'IZIN-TEPAT', name: 'Izin terbit tepat waktu', description: 'Izin yang terbit dalam jangka waktu standar dibandingkan dengan seluruh izin yang terbit.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', weight: 2,
      subjects: { unitsOf: ['DPMPTSP'] }, per: 'YEAR', level: 93, growth: 1.02, spread: 0.01, most: 100, cases: 115,
    },
    {
      code: 'IZIN-INVESTASI', name: 'Realisasi penanaman modal', description: 'Nilai penanaman modal yang dilaporkan pelaku usaha.',
      type: 'CURRENCY', unit: 'Rp', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
      subjects: { agencies: ['DPMPTSP'] }, per: 'YEAR', level: 168_000_000_000, growth: 1.08, spread: 0,
    },
    {
      code: 'TRANS-TERBIT', name: 'Hasil kinerja diumumkan', description: 'Jumlah laporan kinerja triwulan yang diumumkan; harus tepat satu setiap triwulan.',
      type: 'COUNT', unit: 'laporan', polarity: 'EXACT', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', decimals: 0,
      subjects: { agencies: 'ALL' }, per: 'QUARTER', level: 1, spread: 0,
    },
    {
      code: 'TRANS-INFO', name: 'Permohonan informasi dijawab', description: 'Permohonan informasi publik yang dijawab dalam 10 hari kerja dibandingkan dengan seluruh permohonan.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'QUARTER',
      subjects: { agencies: ['DISKOMINFO', 'SETDA', 'DPMPTSP', 'DPUPR', 'BPKAD'] }, per: 'YEAR', level: 95, spread: 0.02, most: 100, cases: 19,
    },
    {
      code: 'BINA-COACHING', name: 'Pembinaan pegawai berkinerja kurang', description: 'Pegawai di bawah ambang yang menerima pembinaan terjadwal dibandingkan dengan pegawai yang wajib dibina.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'QUARTER', weight: 2,
      subjects: { agencies: 'ALL' }, per: 'YEAR', level: 85, growth: 1.05, spread: 0.05, most: 100, cases: 7,
    },
    {
      code: 'RENJA-LAPOR', name: 'Pelaksanaan rencana kerja', description: 'Kemajuan rencana kerja tahunan, kumulatif terhadap rencana.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'QUARTER', weight: 2,
      subjects: { agencies: 'ALL' }, per: 'YEAR', level: 100, spread: 0, most: 100, grows: true,
    },
    {
      code: 'BUD-MUSEUM', name: 'Pengunjung museum', description: 'Jumlah pengunjung museum dan cagar budaya tambang.',
      type: 'COUNT', unit: 'orang', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 130, decimals: 0,
      subjects: { unitsOf: ['DISBUDPAR'] }, per: 'MONTH', level: 2400, growth: 1.07, spread: 0, season: 'HOLIDAY',
    },
    {
      code: 'DLH-SAMPAH', name: 'Sampah terangkut', description: 'Sampah yang terangkut dibandingkan dengan timbulan sampah, dalam ton.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH',
      subjects: { unitsOf: ['DLH'] }, per: 'YEAR', level: 82, growth: 1.03, spread: 0, most: 100, cases: 880,
    },
  ],
}
