import { sawahluntoNames } from '../names'
import { balanceIndicators, indicatorsEverywhere } from '../indicators-everywhere'
import { personIndicators } from '../person-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'
import { sawahluntoIndicators } from './sawahlunto-indicators'

/** Evaluation-based: work plans, regular reports, how fast complaints are answered, and openness about it. */
export const sawahlunto: Town = {
  id: 1373,
  slug: 'sawahlunto',
  name: 'Kota Sawahlunto',
  kind: 'KOTA',
  province: 'Sumatera Barat',
  timeZone: 'Asia/Jakarta',
  employees: 340,
  names: sawahluntoNames,
  policy: 'SAWAHLUNTO_2026',
  move: { unit: 'DISKOMINFO-PENGADUAN', to: 'SETDA' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DPMPTSP-IZIN',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 22, [
      bagian('ORG', 'Organisasi'),
      bagian('HUKUM', 'Hukum'),
      bagian('UMUM', 'Umum'),
    ]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 14, [], 'STRONG'),
    dinas(
      'DPMPTSP',
      'Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu dan Tenaga Kerja',
      'PERMITS',
      26,
      [bidang('IZIN', 'Pelayanan Perizinan'), bidang('NAKER', 'Tenaga Kerja')],
      'IMPROVING',
    ),
    dinas(
      'DISKOMINFO',
      'Dinas Komunikasi dan Informatika',
      'MEDIA',
      20,
      [bidang('PENGADUAN', 'Pengelolaan Pengaduan dan Informasi Publik'), bidang('EGOV', 'Layanan E-Government')],
      'STRONG',
    ),
    dinas('DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'REGISTRY', 22, [
      bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk'),
      bidang('CAPIL', 'Pelayanan Pencatatan Sipil'),
    ]),
    dinas('DINKES', 'Dinas Kesehatan', 'HEALTH', 52, [
      bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'),
      uptd('PKM-LEMBAH', 'Puskesmas Lembah Segar'),
      uptd('PKM-SILUNGKANG', 'Puskesmas Silungkang'),
      uptd('PKM-TALAWI', 'Puskesmas Talawi'),
      uptd('PKM-KOLOK', 'Puskesmas Kolok'),
    ]),
    dinas('DISDIK', 'Dinas Pendidikan', 'SCHOOL', 56, [
      bidang('DIKDAS', 'Pendidikan Dasar'),
      bidang('PAUD', 'PAUD dan Pendidikan Nonformal'),
    ]),
    dinas(
      'DISBUDPAR',
      'Dinas Kebudayaan, Peninggalan Bersejarah dan Permuseuman',
      'TOURISM',
      20,
      [uptd('MUSEUM', 'Museum Goedang Ransoem')],
      'STRONG',
    ),
    dinas(
      'DPUPR',
      'Dinas Pekerjaan Umum dan Penataan Ruang',
      'WORKS',
      26,
      [bidang('JALAN', 'Bina Marga'), bidang('TATARUANG', 'Tata Ruang')],
      'WEAK',
    ),
    dinas('DLH', 'Dinas Perumahan dan Lingkungan Hidup', 'WORKS', 20, [bidang('SAMPAH', 'Pengelolaan Sampah')], 'DECLINING'),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 18, [bidang('TP', 'Tanaman Pangan')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan dan Perikanan', 'FARMING', 12, [bidang('IKAN', 'Perikanan')], 'CARELESS'),
    dinas('DINSOS', 'Dinas Sosial', 'SOCIAL', 14, [bidang('BANTUAN', 'Perlindungan Sosial')]),
    badan(
      'BKPSDM',
      'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
      'PERSONNEL',
      18,
      [bidang('KINERJA', 'Penilaian Kinerja'), bidang('KARIR', 'Pengembangan Karier')],
      'STRONG',
    ),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'PLANNING', 16, [bidang('EVALUASI', 'Pengendalian dan Evaluasi')]),
    badan('BPKAD', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'REVENUE', 18, [bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-LEMBAHSEGAR', 'Lembah Segar', 14, ['Pasar', 'Kubang Sirakuk Utara', 'Air Dingin'], 'STRONG'),
    kecamatan('KEC-BARANGIN', 'Barangin', 14, ['Durian I', 'Saringan', 'Lubang Panjang']),
    kecamatan('KEC-SILUNGKANG', 'Silungkang', 10, [], 'WEAK'),
    kecamatan('KEC-TALAWI', 'Talawi', 10, []),
  ],
  indicators: [...indicatorsEverywhere, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BPKAD'), ...sawahluntoIndicators],
}
