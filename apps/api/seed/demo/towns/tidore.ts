import { tidoreNames } from '../names'
import { balanceIndicators, commonIndicators, personIndicators } from '../shared-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'

/** Achievement-based, as Sofifi asks for it: targets set beforehand, concrete results, reports every month. Sofifi lies in Oba Utara. */
export const tidore: Town = {
  id: 8272, slug: 'tidore', name: 'Kota Tidore Kepulauan', kind: 'KOTA', province: 'Maluku Utara', timeZone: 'Asia/Jayapura', employees: 430, names: tidoreNames,
  move: { unit: 'DISKOMINFO-PENGADUAN', to: 'SETDA' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DPUPR-JALAN',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 22, [bagian('PEM', 'Pemerintahan'), bagian('ORG', 'Organisasi'), bagian('PBJ', 'Pengadaan Barang dan Jasa')]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 14),
    dinas('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'WORKS', 40, [bidang('JALAN', 'Bina Marga'), bidang('AIR', 'Cipta Karya dan Air Bersih'), uptd('OBA', 'Wilayah Daratan Oba')], 'IMPROVING'),
    dinas('DISDIK', 'Dinas Pendidikan', 'SCHOOL', 80, [bidang('SD', 'Pembinaan Sekolah Dasar'), bidang('SMP', 'Pembinaan Sekolah Menengah Pertama'), bidang('PNF', 'PAUD dan Pendidikan Nonformal')], 'IMPROVING'),
    dinas('DINKES', 'Dinas Kesehatan', 'HEALTH', 70, [bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'), uptd('PKM-SOASIO', 'Puskesmas Soasio'), uptd('PKM-RUM', 'Puskesmas Rum'), uptd('PKM-SOFIFI', 'Puskesmas Sofifi'), uptd('PKM-PAYAHE', 'Puskesmas Payahe')]),
    dinas('DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'REGISTRY', 20, [bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk')]),
    dinas('DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'PERMITS', 14, [bidang('IZIN', 'Pelayanan Perizinan')], 'STRONG'),
    dinas('DISHUB', 'Dinas Perhubungan', 'TRANSPORT', 18, [bidang('LAUT', 'Angkutan Laut dan Penyeberangan')], 'WEAK'),
    dinas('DKP', 'Dinas Kelautan dan Perikanan', 'FISHERY', 22, [bidang('TANGKAP', 'Perikanan Tangkap')]),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 18, [bidang('KEBUN', 'Perkebunan Rempah')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan', 'FARMING', 12, [bidang('KONSUMSI', 'Penganekaragaman Konsumsi Pangan')], 'DECLINING'),
    dinas('DISPAR', 'Dinas Pariwisata', 'TOURISM', 14, [bidang('EKRAF', 'Ekonomi Kreatif')]),
    dinas('DISKOMINFO', 'Dinas Komunikasi, Informatika dan Persandian', 'MEDIA', 16, [bidang('PENGADUAN', 'Pengelolaan Pengaduan')]),
    badan('BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'PERSONNEL', 16, [bidang('KINERJA', 'Penilaian Kinerja')], 'STRONG'),
    badan('BAPPELITBANG', 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan', 'PLANNING', 16, [bidang('INFRA', 'Infrastruktur dan Kewilayahan')]),
    badan('BPKAD', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'REVENUE', 16, [bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-TIDORE', 'Tidore', 14, ['Soasio', 'Gamtufkange', 'Indonesiana'], 'STRONG'),
    kecamatan('KEC-TIDOREUTARA', 'Tidore Utara', 12, ['Rum', 'Mareku']),
    kecamatan('KEC-OBAUTARA', 'Oba Utara', 16, ['Sofifi', 'Guraping', 'Balbar'], 'IMPROVING'),
    kecamatan('KEC-OBATENGAH', 'Oba Tengah', 9, ['Akelamo'], 'CARELESS'),
    kecamatan('KEC-OBASELATAN', 'Oba Selatan', 9, ['Lifofa'], 'WEAK'),
  ],
  indicators: [
    ...commonIndicators, ...personIndicators, ...balanceIndicators('BAPPELITBANG', 'BPKAD'),
    {
      code: 'INF-FISIK', name: 'Kemajuan fisik proyek wilayah terpencil', description: 'Kemajuan fisik paket infrastruktur di wilayah terpencil, kumulatif terhadap rencana setahun.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'MONTH', weight: 3,
      subjects: { unitsOf: ['DPUPR'] }, per: 'YEAR', level: 100, spread: 0, most: 100, grows: true, season: 'BUDGET',
    },
    {
      code: 'INF-JALAN', name: 'Panjang jalan dibangun', description: 'Panjang jalan kota yang selesai dibangun atau ditingkatkan, dalam kilometer.',
      type: 'COUNT', unit: 'km', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', weight: 2, cap: 120, decimals: 1,
      subjects: { unitsOf: ['DPUPR'] }, per: 'YEAR', level: 26, growth: 1.1, spread: 0.4, season: 'BUDGET',
    },
    {
      code: 'INF-TONGGAK', name: 'Tonggak proyek tepat waktu', description: 'Tonggak proyek yang tercapai paling lambat pada tanggal rencana dibandingkan dengan tonggak yang jatuh tempo.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', weight: 2,
      subjects: { agencies: ['DPUPR', 'DISHUB', 'DISDIK', 'DINKES'] }, per: 'QUARTER', level: 80, growth: 1.04, spread: 0.05, most: 100, cases: 14,
    },
    {
      code: 'INF-AIR', name: 'Sambungan air bersih baru', description: 'Jumlah sambungan rumah air bersih yang dipasang pada bulan laporan.',
      type: 'COUNT', unit: 'sambungan', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 130, decimals: 0,
      subjects: { unitsOf: ['DPUPR'] }, per: 'MONTH', level: 34, growth: 1.08, spread: 0.4,
    },
    {
      code: 'DIK-APM', name: 'Partisipasi sekolah usia 7 sampai 15 tahun', description: 'Anak usia 7 sampai 15 tahun yang bersekolah dibandingkan dengan seluruh anak seusia itu, menurut pendataan sekolah.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'RATIO', cadence: 'MONTH', weight: 3, cap: 110,
      subjects: { agencies: ['KEC-TIDORE', 'KEC-TIDOREUTARA', 'KEC-OBAUTARA', 'KEC-OBATENGAH', 'KEC-OBASELATAN'] }, per: 'YEAR', level: 94, growth: 1.01, spread: 0.02, most: 100, cases: 3100,
    },
    {
      code: 'DIK-KEMBALI', name: 'Anak yang kembali bersekolah', description: 'Jumlah anak tidak sekolah yang kembali ke sekolah atau kejar paket.',
      type: 'COUNT', unit: 'anak', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
      subjects: { unitsOf: ['DISDIK'] }, per: 'YEAR', level: 60, growth: 1.15, spread: 0.3, season: 'SCHOOL',
    },
    {
      code: 'DIK-GURU', name: 'Kehadiran guru wilayah kepulauan', description: 'Persentase hari mengajar guru di sekolah kepulauan yang dihadiri.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 110,
      subjects: { unitsOf: ['DISDIK'] }, per: 'QUARTER', level: 92, growth: 1.01, spread: 0.02, most: 100,
    },
    {
      code: 'KES-MALARIA', name: 'Kasus malaria', description: 'Jumlah kasus malaria positif di wilayah puskesmas; makin sedikit makin baik.',
      type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', weight: 2, cap: 150, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'QUARTER', level: 24, growth: 0.8, spread: 0.4, season: 'RAIN',
    },
    {
      code: 'KES-KELILING', name: 'Kunjungan puskesmas keliling', description: 'Jumlah kunjungan puskesmas keliling ke desa dan pulau terpencil.',
      type: 'COUNT', unit: 'kunjungan', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 120, decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'MONTH', level: 9, growth: 1.05, spread: 0.3,
    },
    {
      code: 'KES-AKI', name: 'Kematian ibu melahirkan', description: 'Jumlah kematian ibu; targetnya nol, setiap kejadian wajib diaudit.',
      type: 'COUNT', unit: 'kasus', polarity: 'MINIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', decimals: 0,
      subjects: { unitsOf: ['DINKES'], kind: 'UPTD' }, per: 'QUARTER', level: 0, spread: 0,
    },
    {
      code: 'RENJA-BULAN', name: 'Langkah rencana kerja yang selesai', description: 'Langkah rencana kerja bulanan yang selesai dibandingkan dengan langkah yang direncanakan.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'MONTH', weight: 2, cap: 120,
      subjects: { agencies: 'ALL' }, per: 'MONTH', level: 90, growth: 1.01, spread: 0.02, most: 100, cases: 22,
    },
    {
      code: 'HUB-KAPAL', name: 'Pelayaran rakyat tepat jadwal', description: 'Pelayaran antarpulau yang berangkat paling lambat 15 menit dari jadwal, dalam persen.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'NONE', cadence: 'MONTH',
      subjects: { agencies: ['DISHUB'] }, per: 'QUARTER', level: 85, growth: 1.03, spread: 0, most: 100,
    },
    {
      code: 'IKAN-PRODUKSI', name: 'Produksi perikanan tangkap', description: 'Ikan yang didaratkan di pangkalan pendaratan, dalam ton.',
      type: 'COUNT', unit: 'ton', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 130, decimals: 1,
      subjects: { agencies: ['DKP'] }, per: 'YEAR', level: 11_800, growth: 1.04, spread: 0,
    },
  ],
}
