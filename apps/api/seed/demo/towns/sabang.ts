import { sabangNames } from '../names'
import { balanceIndicators, commonIndicators, personIndicators } from '../shared-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'

/** Competency-based: what a post needs, what its holder can, and what visitors and citizens say. Its villages are called gampong. */
export const sabang: Town = {
  id: 1172, slug: 'sabang', name: 'Kota Sabang', kind: 'KOTA', province: 'Aceh', timeZone: 'Asia/Jakarta', employees: 310, names: sabangNames,
  move: { unit: 'DISPAR-EKRAF', to: 'DISPERINDAGKOP' },
  merger: { from: 'DISPORA', into: 'DISDIK' },
  exampleUnit: 'DISPAR-PROMOSI',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 20, [bagian('ORG', 'Organisasi'), bagian('KEISTIMEWAAN', 'Keistimewaan dan Kesejahteraan Rakyat')]),
    inspektorat('ITDA', 'Inspektorat', 'AUDIT', 12),
    dinas('DISPAR', 'Dinas Pariwisata', 'TOURISM', 34, [bidang('PROMOSI', 'Promosi dan Acara Wisata'), bidang('DEST', 'Destinasi Wisata'), bidang('EKRAF', 'Ekonomi Kreatif'), uptd('IBOIH', 'Kawasan Wisata Iboih'), uptd('KM0', 'Kawasan Nol Kilometer')], 'STRONG'),
    dinas('DINKES', 'Dinas Kesehatan dan Keluarga Berencana', 'HEALTH', 44, [bidang('YANKES', 'Pelayanan Kesehatan'), uptd('PKM-SUKAJAYA', 'Puskesmas Sukajaya'), uptd('PKM-SUKAKARYA', 'Puskesmas Sukakarya')]),
    dinas('DISDIK', 'Dinas Pendidikan dan Kebudayaan', 'SCHOOL', 50, [bidang('DIKDAS', 'Pendidikan Dasar'), bidang('BUDAYA', 'Kebudayaan')]),
    dinas('DISPORA', 'Dinas Pemuda dan Olahraga', 'GENERAL', 12, [bidang('PEMUDA', 'Kepemudaan')], 'DECLINING'),
    dinas('DUKCAPIL', 'Dinas Registrasi Kependudukan', 'REGISTRY', 16, [bidang('DAFDUK', 'Pendaftaran Penduduk')]),
    dinas('DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'PERMITS', 14, [bidang('IZIN', 'Pelayanan Perizinan')], 'IMPROVING'),
    dinas('DISPERINDAGKOP', 'Dinas Perindustrian, Perdagangan, Koperasi dan UKM', 'GENERAL', 14, [bidang('UKM', 'Koperasi dan UKM')]),
    dinas('DKP', 'Dinas Kelautan dan Perikanan', 'FISHERY', 16, [bidang('KONSERVASI', 'Konservasi Laut')]),
    dinas('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'WORKS', 22, [bidang('JALAN', 'Bina Marga')], 'WEAK'),
    dinas('DISHUB', 'Dinas Perhubungan', 'TRANSPORT', 14, [uptd('BALOHAN', 'Terminal Penyeberangan Balohan')], 'CARELESS'),
    badan('BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'PERSONNEL', 16, [bidang('KOMPETENSI', 'Pengembangan Kompetensi')], 'STRONG'),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'PLANNING', 14, [bidang('EKONOMI', 'Ekonomi')]),
    badan('BPKD', 'Badan Pengelolaan Keuangan Daerah', 'REVENUE', 16, [bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-SUKAJAYA', 'Sukajaya', 12, [], 'STEADY'),
    kecamatan('KEC-SUKAKARYA', 'Sukakarya', 12, [], 'IMPROVING'),
    kecamatan('KEC-SUKAMAKMUE', 'Sukamakmue', 9, [], 'STEADY'),
  ],
  indicators: [
    ...commonIndicators, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BPKD'),
    {
      code: 'WIS-PENGUNJUNG', name: 'Kunjungan wisatawan', description: 'Jumlah wisatawan yang berkunjung ke Sabang menurut hitungan pelabuhan, bandara, dan kawasan wisata.',
      type: 'COUNT', unit: 'orang', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', weight: 3, cap: 130, decimals: 0,
      subjects: { unitsOf: ['DISPAR'], kind: 'UPTD' }, per: 'MONTH', level: 15_500, growth: 1.08, spread: 0.2, season: 'HOLIDAY',
    },
    {
      code: 'WIS-ASING', name: 'Kunjungan wisatawan mancanegara', description: 'Bagian dari kunjungan wisatawan: mereka yang berkewarganegaraan asing.', partOf: 'WIS-PENGUNJUNG',
      type: 'COUNT', unit: 'orang', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 130, decimals: 0,
      subjects: { unitsOf: ['DISPAR'], kind: 'UPTD' }, per: 'QUARTER', level: 1900, growth: 1.1, spread: 0.2, season: 'HOLIDAY',
    },
    {
      code: 'WIS-ACARA', name: 'Acara wisata terselenggara', description: 'Jumlah acara wisata dan budaya yang terselenggara sesuai kalender acara.',
      type: 'COUNT', unit: 'acara', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', weight: 2, cap: 120, decimals: 0,
      subjects: { agencies: ['DISPAR', 'DISPAR-PROMOSI', 'DISDIK', 'DISPORA'] }, per: 'QUARTER', level: 6, growth: 1.1, spread: 0.4, season: 'HOLIDAY',
    },
    {
      code: 'WIS-ULASAN', name: 'Kepuasan pengunjung', description: 'Nilai umpan balik pengunjung lewat kode QR di kawasan wisata, skala 0 sampai 100.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', weight: 3, cap: 120,
      subjects: { unitsOf: ['DISPAR'] }, per: 'QUARTER', level: 86, growth: 1.02, spread: 0.03, most: 100,
    },
    {
      code: 'WIS-MENGINAP', name: 'Lama tinggal wisatawan', description: 'Rata-rata malam menginap wisatawan; terlalu pendek merugikan usaha, terlalu panjang melampaui daya tampung.',
      type: 'DURATION', unit: 'malam', polarity: 'RANGE', overTime: 'AVERAGE', overSubjects: 'NONE', cadence: 'MONTH', decimals: 1,
      subjects: { agencies: ['DISPAR'] }, per: 'YEAR', level: 2, high: 3.5, spread: 0,
    },
    {
      code: 'WIS-RETRIBUSI', name: 'Retribusi tempat rekreasi', description: 'Penerimaan retribusi masuk kawasan wisata.',
      type: 'CURRENCY', unit: 'Rp', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'MONTH', cap: 130, decimals: 0,
      subjects: { unitsOf: ['DISPAR'], kind: 'UPTD' }, per: 'YEAR', level: 1_850_000_000, growth: 1.1, spread: 0.2, season: 'HOLIDAY',
    },
    {
      code: 'KOM-JPM', name: 'Kesesuaian kompetensi jabatan', description: 'Tingkat kompetensi pegawai dibandingkan dengan standar kompetensi jabatannya (job person match).',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'LAST', overSubjects: 'AVERAGE', cadence: 'SEMESTER', weight: 3,
      subjects: { agencies: 'ALL' }, per: 'SEMESTER', level: 78, growth: 1.04, spread: 0.05, most: 100,
    },
    {
      code: 'KOM-DIRI', name: 'Penilaian diri yang lengkap', description: 'Pegawai yang menyelesaikan penilaian diri pada semester itu dibandingkan dengan seluruh pegawai.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'SEMESTER',
      subjects: { agencies: 'ALL' }, per: 'SEMESTER', level: 95, growth: 1.01, spread: 0.02, most: 100, cases: 18,
    },
    {
      code: 'KOM-CELAH', name: 'Celah kompetensi yang ditutup', description: 'Celah kompetensi yang tertutup oleh pelatihan dibandingkan dengan celah yang ditemukan pada semester sebelumnya.',
      type: 'RATIO', unit: '%', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'RATIO', cadence: 'SEMESTER', weight: 2, cap: 120,
      subjects: { agencies: ['BKPSDM', 'DISPAR', 'DINKES', 'DISDIK', 'DPMPTSP', 'DUKCAPIL'] }, per: 'SEMESTER', level: 60, growth: 1.1, spread: 0.1, most: 100, cases: 32,
    },
    {
      code: 'KOM-LATIH', name: 'Pegawai mengikuti pelatihan', description: 'Jumlah pegawai yang lulus pelatihan untuk menutup celah kompetensi.',
      type: 'COUNT', unit: 'pegawai', polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM', cadence: 'QUARTER', cap: 150, decimals: 0,
      subjects: { agencies: ['BKPSDM', 'DISPAR', 'DINKES', 'DISDIK'] }, per: 'YEAR', level: 48, growth: 1.15, spread: 0.3, zeroFor: ['DINKES'],
    },
    {
      code: 'PUB-ADUAN', name: 'Pengaduan pengunjung per seribu kunjungan', description: 'Pengaduan yang masuk per seribu pengunjung; makin sedikit makin baik.',
      type: 'COUNT', unit: 'pengaduan', polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
      subjects: { unitsOf: ['DISPAR', 'DISHUB'], kind: 'UPTD' }, per: 'QUARTER', level: 3, growth: 0.85, spread: 0.2,
    },
    {
      code: 'HUB-TUNGGU', name: 'Waktu tunggu penyeberangan', description: 'Rata-rata menit penumpang menunggu di terminal penyeberangan Balohan.',
      type: 'DURATION', unit: 'menit', polarity: 'MINIMIZE', minimizeFormula: 'RATIO', overTime: 'AVERAGE', overSubjects: 'AVERAGE', cadence: 'MONTH', cap: 150, decimals: 1,
      subjects: { unitsOf: ['DISHUB'] }, per: 'QUARTER', level: 42, growth: 0.9, spread: 0,
    },
    {
      code: 'LAUT-KARANG', name: 'Tutupan karang hidup', description: 'Tutupan karang hidup di titik pantau kawasan konservasi.',
      type: 'PERCENTAGE', unit: '%', polarity: 'MAXIMIZE', overTime: 'MIN', overSubjects: 'NONE', cadence: 'SEMESTER',
      subjects: { agencies: ['DKP'] }, per: 'YEAR', level: 46, growth: 1.02, spread: 0, most: 100,
    },
  ],
}
