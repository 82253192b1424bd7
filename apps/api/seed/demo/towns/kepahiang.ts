import { kepahiangNames } from '../names'
import { balanceIndicators, commonIndicators, personIndicators } from '../shared-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'

/** Objective assessment: service effectiveness, public satisfaction, innovation. */
export const kepahiang: Town = {
  id: 1708, slug: 'kepahiang', name: 'Kabupaten Kepahiang', kind: 'KABUPATEN', province: 'Bengkulu', timeZone: 'Asia/Jakarta', employees: 420, names: kepahiangNames,
  move: { unit: 'DINKES-KB', to: 'DINSOS' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DINKES-PKM-UJANMAS',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 22, [bagian('ORG', 'Organisasi'), bagian('UMUM', 'Umum'), bagian('HUKUM', 'Hukum')]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 16),
    dinas('DINKES', 'Dinas Kesehatan', 'HEALTH', 70, [bidang('YANKES', 'Pelayanan Kesehatan'), bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'), bidang('KB', 'Keluarga Berencana'), uptd('PKM-PASARKPH', 'Puskesmas Pasar Kepahiang'), uptd('PKM-UJANMAS', 'Puskesmas Ujan Mas'), uptd('PKM-KABAWETAN', 'Puskesmas Kabawetan'), uptd('PKM-BERMANI', 'Puskesmas Bermani Ilir')], 'IMPROVING'),
    dinas('DISDIK', 'Dinas Pendidikan dan Kebudayaan', 'SCHOOL', 70, [bidang('SD', 'Pembinaan Sekolah Dasar'), bidang('SMP', 'Pembinaan Sekolah Menengah Pertama'), bidang('PAUD', 'Pembinaan PAUD dan Pendidikan Nonformal')], 'STEADY'),
    dinas('DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'REGISTRY', 26, [bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk'), bidang('CAPIL', 'Pelayanan Pencatatan Sipil')], 'STRONG'),
    dinas('DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'PERMITS', 18, [bidang('IZIN', 'Pelayanan Perizinan')]),
    dinas('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'WORKS', 28, [bidang('BM', 'Bina Marga'), bidang('SDA', 'Sumber Daya Air')], 'WEAK'),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 26, [bidang('KEBUN', 'Perkebunan'), bidang('TP', 'Tanaman Pangan dan Hortikultura')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan', 'FARMING', 14, [bidang('DIST', 'Distribusi dan Cadangan Pangan')], 'DECLINING'),
    dinas('DINSOS', 'Dinas Sosial', 'SOCIAL', 16, [bidang('REHAB', 'Rehabilitasi Sosial')], 'CARELESS'),
    dinas('DISPARPORA', 'Dinas Pariwisata, Kepemudaan dan Olahraga', 'TOURISM', 16, [bidang('DEST', 'Destinasi Pariwisata')]),
    dinas('DISKOMINFO', 'Dinas Komunikasi dan Informatika', 'MEDIA', 16, [bidang('EGOV', 'Layanan E-Government')], 'STRONG'),
    badan('BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'PERSONNEL', 20, [bidang('KINERJA', 'Penilaian Kinerja dan Penghargaan'), bidang('DIKLAT', 'Pengembangan Kompetensi')], 'STRONG'),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'PLANNING', 18, [bidang('LITBANG', 'Penelitian dan Pengembangan')]),
    badan('BKD', 'Badan Keuangan Daerah', 'REVENUE', 20, [bidang('ANGGARAN', 'Anggaran'), bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-KEPAHIANG', 'Kepahiang', 16, ['Pasar Kepahiang', 'Pensiunan', 'Dusun Kepahiang', 'Padang Lekat']),
    kecamatan('KEC-UJANMAS', 'Ujan Mas', 10, ['Ujan Mas Atas']),
    kecamatan('KEC-KABAWETAN', 'Kabawetan', 9, ['Tangsi Baru']),
    kecamatan('KEC-TEBATKARAI', 'Tebat Karai', 9, ['Tebat Karai'], 'WEAK'),
  ],
  indicators: [
    ...commonIndicators, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BKD'),
    {
      code: 'IKU-EFEKTIF', name: 'Efektivitas layanan', description: 'Layanan yang mencapai hasil yang dijanjikan dalam maklumat pelayanan dibandingkan dengan seluruh layanan yang diberikan.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', weight: 3, cap: 120,
      subjects: { agencies: 'ALL' }, per: 'YEAR', level: 88, growth: 1.02, spread: 0.04, most: 100, cases: 210,
    },
    {
      code: 'IKU-INOVASI', name: 'Inovasi yang diterapkan', description: 'Jumlah inovasi pelayanan yang telah ditelaah, diterapkan, dan diukur manfaatnya oleh perangkat daerah.',
      type: 'COUNT', unit: 'inovasi', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', weight: 2, cap: 150, decimals: 0,
      subjects: { agencies: 'ALL' }, per: 'YEAR', level: 4, growth: 1.25, spread: 0.3, zeroFor: ['KEC-KABAWETAN', 'KEC-TEBATKARAI'],
    },
    {
      code: 'IKU-USULAN', name: 'Usulan inovasi dari pegawai', description: 'Jumlah usulan inovasi yang dicatat dalam register inovasi.',
      type: 'COUNT', unit: 'usulan', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { agencies: ['BKPSDM', 'BAPPEDA', 'DINKES', 'DISDIK', 'DUKCAPIL', 'DISKOMINFO'] }, per: 'QUARTER', level: 9, growth: 1.2, spread: 0.3,
    },
    {
      code: 'IKU-PENILAI', name: 'Pejabat penilai terlatih', description: 'Pejabat penilai yang memegang sertifikat pelatihan menilai tanpa bias dibandingkan dengan seluruh pejabat penilai.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'RATIO', cadence: 'QUARTER', weight: 2,
      subjects: { agencies: ['BKPSDM'] }, per: 'YEAR', level: 80, growth: 1.15, spread: 0, most: 100, cases: 148,
    },
    {
      code: 'IKU-UMPAN', name: 'Pegawai yang menerima umpan balik tertulis', description: 'Pegawai bernilai di bawah ekspektasi yang menerima umpan balik tertulis dan rencana perbaikan.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'QUARTER',
      subjects: { agencies: ['BKPSDM', 'DINKES', 'DISDIK', 'SETDA'] }, per: 'YEAR', level: 90, growth: 1.05, spread: 0.05, most: 100, cases: 24,
    },
    {
      code: 'KES-KUNJUNGAN', name: 'Kunjungan puskesmas', description: 'Jumlah kunjungan rawat jalan di puskesmas pada bulan laporan.',
      type: 'COUNT', unit: 'kunjungan', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'MONTH', level: 1450, growth: 1.03, spread: 0.35, season: 'RAIN',
    },
    {
      code: 'KES-DBD', name: 'Kasus demam berdarah', description: 'Jumlah kasus demam berdarah dengue yang terkonfirmasi; makin sedikit makin baik.',
      type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', weight: 2, cap: 150, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'QUARTER', level: 18, growth: 0.85, spread: 0.3, season: 'RAIN',
    },
    {
      code: 'KES-AKI', name: 'Kematian ibu melahirkan', description: 'Jumlah kematian ibu; targetnya nol, setiap kejadian wajib diaudit.',
      type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', weight: 2, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'QUARTER', level: 0, spread: 0,
    },
    {
      code: 'KES-IMUN', name: 'Imunisasi dasar lengkap', description: 'Bayi yang telah mendapat imunisasi dasar lengkap dibandingkan dengan bayi sasaran.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', cap: 110,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'YEAR', level: 91, growth: 1.02, spread: 0.03, most: 100, cases: 46,
    },
    {
      code: 'DIK-LITERASI', name: 'Murid dengan kemampuan literasi minimum', description: 'Persentase murid yang mencapai kompetensi minimum literasi menurut asesmen daerah.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'SEMESTER', weight: 2,
      subjects: { unitsOf: ['DISDIK'] }, per: 'SEMESTER', level: 68, growth: 1.06, spread: 0.08, most: 100, season: 'SCHOOL',
    },
    {
      code: 'ADM-KTP', name: 'Waktu penerbitan KTP elektronik', description: 'Rata-rata hari kerja sejak perekaman sampai KTP elektronik diserahkan.',
      type: 'DURATION', unit: 'hari', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
      subjects: { agencies: ['DUKCAPIL'] }, per: 'QUARTER', level: 5, growth: 0.8, spread: 0,
    },
    {
      code: 'ADM-AKTA', name: 'Akta kelahiran diterbitkan', description: 'Jumlah akta kelahiran yang diterbitkan pada bulan laporan.',
      type: 'COUNT', unit: 'akta', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { agencies: ['DUKCAPIL'] }, per: 'MONTH', level: 240, growth: 1.02, spread: 0, season: 'SCHOOL',
    },
    {
      code: 'TAN-KOPI', name: 'Produksi kopi robusta', description: 'Produksi biji kopi kering petani binaan dalam ton.',
      type: 'COUNT', unit: 'ton', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 130, decimals: 1,
      subjects: { agencies: ['DISTAN'] }, per: 'YEAR', level: 21_400, growth: 1.03, spread: 0,
    },
    {
      code: 'PU-JALAN', name: 'Jalan kabupaten dalam kondisi mantap', description: 'Kemajuan penanganan ruas jalan tahun berjalan, kumulatif terhadap rencana setahun.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'NONE', cadence: 'MONTH', weight: 2,
      subjects: { agencies: ['DPUPR'] }, per: 'YEAR', level: 100, spread: 0, most: 100, grows: true,
    },
    {
      code: 'IZIN-LAMA', name: 'Waktu penerbitan izin usaha', description: 'Rata-rata hari kerja penerbitan izin sejak berkas lengkap.',
      type: 'DURATION', unit: 'hari', polarity: 'MINIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
      subjects: { agencies: ['DPMPTSP'] }, per: 'QUARTER', level: 7, growth: 0.85, spread: 0,
    },
    {
      code: 'SOS-BANTUAN', name: 'Bantuan sosial tepat sasaran', description: 'Penerima bantuan yang memenuhi syarat menurut verifikasi lapangan dibandingkan dengan seluruh penerima.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'QUARTER', weight: 2,
      subjects: { agencies: ['DINSOS'] }, per: 'YEAR', level: 95, spread: 0, most: 100, cases: 620,
    },
  ],
}
