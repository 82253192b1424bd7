import { tidoreNames } from '../names'
import { balanceIndicators, indicatorsEverywhere } from '../indicators-everywhere'
import { personIndicators } from '../person-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'
import { tidoreIndicators } from './tidore-indicators'

/** Achievement-based, as Sofifi asks for it: targets set beforehand, concrete results, reports every month. Sofifi lies in Oba Utara. */
export const tidore: Town = {
  id: 8272,
  slug: 'tidore',
  name: 'Kota Tidore Kepulauan',
  kind: 'KOTA',
  province: 'Maluku Utara',
  timeZone: 'Asia/Jayapura',
  employees: 430,
  names: tidoreNames,
  policy: 'SOFIFI_2026',
  move: { unit: 'DISKOMINFO-PENGADUAN', to: 'SETDA' },
  merger: { from: 'DISHANPAN', into: 'DISTAN' },
  exampleUnit: 'DPUPR-JALAN',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 22, [
      bagian('PEM', 'Pemerintahan'),
      bagian('ORG', 'Organisasi'),
      bagian('PBJ', 'Pengadaan Barang dan Jasa'),
    ]),
    inspektorat('ITDA', 'Inspektorat Daerah', 'AUDIT', 14),
    dinas(
      'DPUPR',
      'Dinas Pekerjaan Umum dan Penataan Ruang',
      'WORKS',
      40,
      [bidang('JALAN', 'Bina Marga'), bidang('AIR', 'Cipta Karya dan Air Bersih'), uptd('OBA', 'Wilayah Daratan Oba')],
      'IMPROVING',
    ),
    dinas(
      'DISDIK',
      'Dinas Pendidikan',
      'SCHOOL',
      80,
      [
        bidang('SD', 'Pembinaan Sekolah Dasar'),
        bidang('SMP', 'Pembinaan Sekolah Menengah Pertama'),
        bidang('PNF', 'PAUD dan Pendidikan Nonformal'),
      ],
      'IMPROVING',
    ),
    dinas('DINKES', 'Dinas Kesehatan', 'HEALTH', 70, [
      bidang('P2P', 'Pencegahan dan Pengendalian Penyakit'),
      uptd('PKM-SOASIO', 'Puskesmas Soasio'),
      uptd('PKM-RUM', 'Puskesmas Rum'),
      uptd('PKM-SOFIFI', 'Puskesmas Sofifi'),
      uptd('PKM-PAYAHE', 'Puskesmas Payahe'),
    ]),
    dinas('DUKCAPIL', 'Dinas Kependudukan dan Pencatatan Sipil', 'REGISTRY', 20, [bidang('DAFDUK', 'Pelayanan Pendaftaran Penduduk')]),
    dinas(
      'DPMPTSP',
      'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
      'PERMITS',
      14,
      [bidang('IZIN', 'Pelayanan Perizinan')],
      'STRONG',
    ),
    dinas('DISHUB', 'Dinas Perhubungan', 'TRANSPORT', 18, [bidang('LAUT', 'Angkutan Laut dan Penyeberangan')], 'WEAK'),
    dinas('DKP', 'Dinas Kelautan dan Perikanan', 'FISHERY', 22, [bidang('TANGKAP', 'Perikanan Tangkap')]),
    dinas('DISTAN', 'Dinas Pertanian', 'FARMING', 18, [bidang('KEBUN', 'Perkebunan Rempah')]),
    dinas('DISHANPAN', 'Dinas Ketahanan Pangan', 'FARMING', 12, [bidang('KONSUMSI', 'Penganekaragaman Konsumsi Pangan')], 'DECLINING'),
    dinas('DISPAR', 'Dinas Pariwisata', 'TOURISM', 14, [bidang('EKRAF', 'Ekonomi Kreatif')]),
    dinas('DISKOMINFO', 'Dinas Komunikasi, Informatika dan Persandian', 'MEDIA', 16, [bidang('PENGADUAN', 'Pengelolaan Pengaduan')]),
    badan(
      'BKPSDM',
      'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
      'PERSONNEL',
      16,
      [bidang('KINERJA', 'Penilaian Kinerja')],
      'STRONG',
    ),
    badan('BAPPELITBANG', 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan', 'PLANNING', 16, [
      bidang('INFRA', 'Infrastruktur dan Kewilayahan'),
    ]),
    badan('BPKAD', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'REVENUE', 16, [bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-TIDORE', 'Tidore', 14, ['Soasio', 'Gamtufkange', 'Indonesiana'], 'STRONG'),
    kecamatan('KEC-TIDOREUTARA', 'Tidore Utara', 12, ['Rum', 'Mareku']),
    kecamatan('KEC-OBAUTARA', 'Oba Utara', 16, ['Sofifi', 'Guraping', 'Balbar'], 'IMPROVING'),
    kecamatan('KEC-OBATENGAH', 'Oba Tengah', 9, ['Akelamo'], 'CARELESS'),
    kecamatan('KEC-OBASELATAN', 'Oba Selatan', 9, ['Lifofa'], 'WEAK'),
  ],
  indicators: [...indicatorsEverywhere, ...personIndicators, ...balanceIndicators('BAPPELITBANG', 'BPKAD'), ...tidoreIndicators],
}
