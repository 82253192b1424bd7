import { kepahiangNames } from '../names'
import { balanceIndicators, indicatorsEverywhere } from '../indicators-everywhere'
import { personIndicators } from '../person-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'
import { kepahiangIndicators } from './kepahiang-indicators'

/** Objective assessment: service effectiveness, public satisfaction, innovation. */
export const kepahiang: Town = {
  id: 1708,
  slug: 'kepahiang',
  name: 'Kabupaten Kepahiang',
  kind: 'KABUPATEN',
  province: 'Bengkulu',
  timeZone: 'Asia/Jakarta',
  employees: 420,
  names: kepahiangNames,
  policy: 'KEPAHIANG_2026',
  move: { unit: 'DINKES-KB', to: 'DINSOS' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DINKES-PKM-UJANMAS',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 22, [
      bagian('ORG', 'Organisasi'),
      bagian('UMUM', 'Umum'),
      bagian('HUKUM', 'Hukum'),
    ]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 16),
    dinas(
      'DINKES',
      'Dinas Kesehatan',
      'HEALTH',
      70,
      [
        bidang('YANKES', 'Pelayanan Kesehatan'),
        bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'),
        bidang('KB', 'Keluarga Berencana'),
        uptd('PKM-PASARKPH', 'Puskesmas Pasar Kepahiang'),
        uptd('PKM-UJANMAS', 'Puskesmas Ujan Mas'),
        uptd('PKM-KABAWETAN', 'Puskesmas Kabawetan'),
        uptd('PKM-BERMANI', 'Puskesmas Bermani Ilir'),
      ],
      'IMPROVING',
    ),
    dinas(
      'DISDIK',
      'Dinas Pendidikan dan Kebudayaan',
      'SCHOOL',
      70,
      [
        bidang('SD', 'Pembinaan Sekolah Dasar'),
        bidang('SMP', 'Pembinaan Sekolah Menengah Pertama'),
        bidang('PAUD', 'Pembinaan PAUD dan Pendidikan Nonformal'),
      ],
      'STEADY',
    ),
    dinas(
      'DUKCAPIL',
      'Dinas Kependudukan dan Pencatatan Sipil',
      'REGISTRY',
      26,
      [bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk'), bidang('CAPIL', 'Pelayanan Pencatatan Sipil')],
      'STRONG',
    ),
    dinas('DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'PERMITS', 18, [bidang('IZIN', 'Pelayanan Perizinan')]),
    dinas(
      'DPUPR',
      'Dinas Pekerjaan Umum dan Penataan Ruang',
      'WORKS',
      28,
      [bidang('BM', 'Bina Marga'), bidang('SDA', 'Sumber Daya Air')],
      'WEAK',
    ),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 26, [bidang('KEBUN', 'Perkebunan'), bidang('TP', 'Tanaman Pangan dan Hortikultura')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan', 'FARMING', 14, [bidang('DIST', 'Distribusi dan Cadangan Pangan')], 'DECLINING'),
    dinas('DINSOS', 'Dinas Sosial', 'SOCIAL', 16, [bidang('REHAB', 'Rehabilitasi Sosial')], 'CARELESS'),
    dinas('DISPARPORA', 'Dinas Pariwisata, Kepemudaan dan Olahraga', 'TOURISM', 16, [bidang('DEST', 'Destinasi Pariwisata')]),
    dinas('DISKOMINFO', 'Dinas Komunikasi dan Informatika', 'MEDIA', 16, [bidang('EGOV', 'Layanan E-Government')], 'STRONG'),
    badan(
      'BKPSDM',
      'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
      'PERSONNEL',
      20,
      [bidang('KINERJA', 'Penilaian Kinerja dan Penghargaan'), bidang('DIKLAT', 'Pengembangan Kompetensi')],
      'STRONG',
    ),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'PLANNING', 18, [bidang('LITBANG', 'Penelitian dan Pengembangan')]),
    badan('BKD', 'Badan Keuangan Daerah', 'REVENUE', 20, [bidang('ANGGARAN', 'Anggaran'), bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-KEPAHIANG', 'Kepahiang', 16, ['Pasar Kepahiang', 'Pensiunan', 'Dusun Kepahiang', 'Padang Lekat']),
    kecamatan('KEC-UJANMAS', 'Ujan Mas', 10, ['Ujan Mas Atas']),
    kecamatan('KEC-KABAWETAN', 'Kabawetan', 9, ['Tangsi Baru']),
    kecamatan('KEC-TEBATKARAI', 'Tebat Karai', 9, ['Tebat Karai'], 'WEAK'),
  ],
  indicators: [...indicatorsEverywhere, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BKD'), ...kepahiangIndicators],
}
