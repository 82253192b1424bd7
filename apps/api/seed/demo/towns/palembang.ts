import { palembangNames } from '../names'
import { balanceIndicators, commonIndicators, personIndicators } from '../shared-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'

/** Performance-based personnel management, as Plaju, one of the city's districts, asks for it. */
export const palembang: Town = {
  id: 1671, slug: 'palembang', name: 'Kota Palembang', kind: 'KOTA', province: 'Sumatera Selatan', timeZone: 'Asia/Jakarta', employees: 600, names: palembangNames,
  move: { unit: 'DISKOMINFO-PENGADUAN', to: 'DPMPTSP' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DINKES-PKM-PLAJU',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 24, [bagian('ORG', 'Organisasi'), bagian('PEM', 'Pemerintahan'), bagian('HUKUM', 'Hukum')]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 18),
    dinas('DINKES', 'Dinas Kesehatan', 'HEALTH', 95, [bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'), bidang('YANKES', 'Pelayanan Kesehatan'), uptd('PKM-PLAJU', 'Puskesmas Plaju'), uptd('PKM-MERDEKA', 'Puskesmas Merdeka'), uptd('PKM-DEMPO', 'Puskesmas Dempo'), uptd('PKM-ALANG', 'Puskesmas Alang-Alang Lebar'), uptd('PKM-SAKO', 'Puskesmas Sako'), uptd('PKM-KERTAPATI', 'Puskesmas Kertapati')], 'IMPROVING'),
    dinas('DISDIK', 'Dinas Pendidikan', 'SCHOOL', 105, [bidang('SD', 'Pembinaan Sekolah Dasar'), bidang('SMP', 'Pembinaan Sekolah Menengah Pertama'), bidang('PAUD', 'Pembinaan PAUD dan Pendidikan Nonformal'), bidang('GTK', 'Ketenagaan')]),
    dinas('DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'REGISTRY', 34, [bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk'), bidang('CAPIL', 'Pelayanan Pencatatan Sipil'), bidang('PIAK', 'Pengelolaan Informasi Administrasi Kependudukan')], 'IMPROVING'),
    dinas('DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'PERMITS', 22, [bidang('IZIN', 'Penyelenggaraan Pelayanan Perizinan'), bidang('MODAL', 'Penanaman Modal')], 'STRONG'),
    dinas('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'WORKS', 34, [bidang('JALAN', 'Bina Marga'), bidang('DRAINASE', 'Sumber Daya Air dan Drainase')], 'DECLINING'),
    dinas('DISHUB', 'Dinas Perhubungan', 'TRANSPORT', 24, [bidang('LALIN', 'Lalu Lintas'), uptd('PKB', 'Pengujian Kendaraan Bermotor')], 'CARELESS'),
    dinas('DISKOMINFO', 'Dinas Komunikasi dan Informatika', 'MEDIA', 20, [bidang('EGOV', 'Layanan E-Government'), bidang('PENGADUAN', 'Pengelolaan Pengaduan Masyarakat')], 'STRONG'),
    dinas('DINSOS', 'Dinas Sosial', 'SOCIAL', 18, [bidang('LINJAMSOS', 'Perlindungan dan Jaminan Sosial')]),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 16, [bidang('TP', 'Tanaman Pangan')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan', 'FARMING', 14, [bidang('DIST', 'Distribusi Pangan')], 'WEAK'),
    dinas('DISPAR', 'Dinas Pariwisata', 'TOURISM', 16, [bidang('DEST', 'Destinasi dan Industri Pariwisata')]),
    badan('BAPENDA', 'Badan Pendapatan Daerah', 'REVENUE', 28, [bidang('PAJAK', 'Pajak Daerah'), bidang('PBB', 'PBB dan BPHTB')], 'STEADY'),
    badan('BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'PERSONNEL', 20, [bidang('KINERJA', 'Penilaian Kinerja'), bidang('DIKLAT', 'Pengembangan Kompetensi')], 'STRONG'),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan', 'PLANNING', 18, [bidang('EKO', 'Perekonomian')]),
    badan('BPKAD', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'REVENUE', 20, [bidang('ANGGARAN', 'Anggaran')]),
    kecamatan('KEC-PLAJU', 'Plaju', 24, ['Plaju Ilir', 'Plaju Ulu', 'Plaju Darat', 'Talang Bubuk', 'Talang Putri', 'Komperta', 'Bagus Kuning'], 'IMPROVING'),
    kecamatan('KEC-SU2', 'Seberang Ulu Dua', 14, ['11 Ulu', '13 Ulu', 'Tangga Takat'], 'STEADY'),
    kecamatan('KEC-IB1', 'Ilir Barat Satu', 14, ['Bukit Lama', 'Demang Lebar Daun', 'Lorok Pakjo'], 'STRONG'),
    kecamatan('KEC-KERTAPATI', 'Kertapati', 12, ['Kemang Agung', 'Ogan Baru'], 'WEAK'),
    kecamatan('KEC-SUKARAMI', 'Sukarami', 14, ['Sukabangun', 'Kebun Bunga', 'Talang Betutu']),
  ],
  indicators: [
    ...commonIndicators, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BPKAD'),
    {
      code: 'KES-DBD', name: 'Kasus demam berdarah', description: 'Jumlah kasus demam berdarah dengue yang terkonfirmasi di wilayah puskesmas; makin sedikit makin baik.',
      type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', weight: 3, cap: 150, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'MONTH', level: 14, growth: 0.82, spread: 0.35, season: 'RAIN',
    },
    {
      code: 'KES-DIARE', name: 'Kasus diare balita', description: 'Jumlah kasus diare pada balita yang dilayani puskesmas; makin sedikit makin baik.',
      type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 150, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'QUARTER', level: 96, growth: 0.88, spread: 0.3, season: 'RAIN',
    },
    {
      code: 'KES-TB', name: 'Pengobatan tuberkulosis tuntas', description: 'Pasien tuberkulosis yang menyelesaikan pengobatan dibandingkan dengan pasien yang diobati.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'QUARTER', weight: 2,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'YEAR', level: 90, growth: 1.01, spread: 0.03, most: 100, cases: 38,
    },
    {
      code: 'KES-KLB', name: 'Kejadian luar biasa tanpa penanganan 24 jam', description: 'Kejadian luar biasa yang tidak ditangani dalam 24 jam; targetnya nol.',
      type: 'COUNT', unit: 'kejadian', polarity: 'MINIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', decimals: 0,
      subjects: { agencies: ['DINKES'] }, per: 'QUARTER', level: 0, spread: 0,
    },
    {
      code: 'ADM-ANTRE', name: 'Waktu tunggu antrean', description: 'Rata-rata waktu sejak nomor antrean diambil sampai dipanggil ke loket, dalam menit.',
      type: 'DURATION', unit: 'menit', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', weight: 2, cap: 150, decimals: 1,
      subjects: { agencies: ['DUKCAPIL', 'DPMPTSP', 'BAPENDA', 'KEC-PLAJU', 'KEC-SU2', 'KEC-IB1', 'KEC-KERTAPATI', 'KEC-SUKARAMI'] }, per: 'QUARTER', level: 32, growth: 0.75, spread: 0.3,
    },
    {
      code: 'ADM-ONLINE', name: 'Antrean yang dipesan daring', description: 'Nomor antrean yang dipesan lewat aplikasi dibandingkan dengan seluruh nomor antrean.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', cap: 150,
      subjects: { agencies: ['DUKCAPIL', 'DPMPTSP', 'KEC-PLAJU', 'KEC-IB1'] }, per: 'QUARTER', level: 45, growth: 1.3, spread: 0.15, most: 100, cases: 1150,
    },
    {
      code: 'ADM-KTP', name: 'KTP elektronik diterbitkan', description: 'Jumlah KTP elektronik yang dicetak dan diserahkan pada bulan laporan.',
      type: 'COUNT', unit: 'keping', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { agencies: ['DUKCAPIL'] }, per: 'MONTH', level: 9200, growth: 1.02, spread: 0,
    },
    {
      code: 'ADM-PUAS', name: 'Kepuasan pengguna layanan kependudukan', description: 'Nilai kepuasan dari kuesioner singkat setelah layanan kependudukan selesai.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', weight: 2, cap: 120,
      subjects: { unitsOf: ['DUKCAPIL'] }, per: 'QUARTER', level: 84, growth: 1.03, spread: 0.03, most: 100,
    },
    {
      code: 'DIK-TUNTAS', name: 'Ketuntasan belajar murid', description: 'Persentase murid yang mencapai kriteria ketuntasan semua mata pelajaran pada akhir semester.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'SEMESTER', weight: 2,
      subjects: { unitsOf: ['DISDIK'] }, per: 'SEMESTER', level: 82, growth: 1.02, spread: 0.05, most: 100,
    },
    {
      code: 'DIK-PUTUS', name: 'Murid putus sekolah', description: 'Jumlah murid yang berhenti sekolah pada triwulan laporan; makin sedikit makin baik.',
      type: 'COUNT', unit: 'murid', polarity: 'MINIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
      subjects: { unitsOf: ['DISDIK'] }, per: 'YEAR', level: 44, growth: 0.9, spread: 0.4, season: 'SCHOOL',
    },
    {
      code: 'KEL-SURAT', name: 'Surat keterangan diterbitkan', description: 'Jumlah surat keterangan yang diterbitkan kelurahan pada bulan laporan.',
      type: 'COUNT', unit: 'surat', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { unitsOf: ['KEC-PLAJU', 'KEC-SU2', 'KEC-IB1', 'KEC-KERTAPATI', 'KEC-SUKARAMI'] }, per: 'QUARTER', level: 540, growth: 1.02, spread: 0.35,
    },
    {
      code: 'KEL-LAMA', name: 'Waktu layanan surat keterangan', description: 'Rata-rata menit sejak berkas diterima sampai surat keterangan diserahkan di kelurahan.',
      type: 'DURATION', unit: 'menit', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
      subjects: { unitsOf: ['KEC-PLAJU', 'KEC-SU2', 'KEC-IB1', 'KEC-KERTAPATI', 'KEC-SUKARAMI'] }, per: 'QUARTER', level: 25, growth: 0.85, spread: 0.3,
    },
    {
      code: 'LATIH-TI', name: 'Pegawai terlatih manajemen proyek dan e-government', description: 'Pegawai yang lulus pelatihan manajemen proyek, teknologi informasi, atau e-government.',
      type: 'COUNT', unit: 'pegawai', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
      subjects: { agencies: ['BKPSDM', 'DISKOMINFO', 'KEC-PLAJU'] }, per: 'YEAR', level: 60, growth: 1.2, spread: 0.3,
    },
    {
      code: 'HUB-UJI', name: 'Kendaraan wajib uji yang diuji', description: 'Kendaraan yang diuji dibandingkan dengan kendaraan yang jatuh tempo uji.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', cap: 110,
      subjects: { unitsOf: ['DISHUB'], kind: 'UPTD' }, per: 'YEAR', level: 85, growth: 1.02, spread: 0, most: 100, cases: 960,
    },
    {
      code: 'PU-GENANGAN', name: 'Lama genangan setelah hujan', description: 'Rata-rata jam genangan surut di titik pantau setelah hujan lebat.',
      type: 'DURATION', unit: 'jam', polarity: 'MINIMIZE', overTime: 'MAX', overSubjects: 'NONE', cadence: 'MONTH', cap: 150, decimals: 1,
      subjects: { unitsOf: ['DPUPR'] }, per: 'QUARTER', level: 4, growth: 0.9, spread: 0.1,
    },
  ],
}
