import { sabangNames } from '../names'
import { balanceIndicators, indicatorsEverywhere } from '../indicators-everywhere'
import { personIndicators } from '../person-indicators'
import { badan, bagian, bidang, dinas, inspektorat, kecamatan, sekretariat, uptd, type Town } from '../town'
import { sabangIndicators } from './sabang-indicators'

/** Competency-based: what a post needs, what its holder can, and what visitors and citizens say. Its villages are called gampong. */
export const sabang: Town = {
  id: 1172,
  slug: 'sabang',
  name: 'Kota Sabang',
  kind: 'KOTA',
  province: 'Aceh',
  timeZone: 'Asia/Jakarta',
  employees: 310,
  names: sabangNames,
  policy: 'SABANG_2026',
  move: { unit: 'DISPAR-EKRAF', to: 'DISPERINDAGKOP' },
  merger: { from: 'DISPORA', into: 'DISDIK' },
  exampleUnit: 'DISPAR-PROMOSI',
  agencies: [
    sekretariat('SETDA', 'Sekretariat Daerah', 'GENERAL', 20, [
      bagian('ORG', 'Organisasi'),
      bagian('KEISTIMEWAAN', 'Keistimewaan dan Kesejahteraan Rakyat'),
    ]),
    inspektorat('ITDA', 'Inspektorat', 'AUDIT', 12),
    dinas(
      'DISPAR',
      'Dinas Pariwisata',
      'TOURISM',
      34,
      [
        bidang('PROMOSI', 'Promosi dan Acara Wisata'),
        bidang('DEST', 'Destinasi Wisata'),
        bidang('EKRAF', 'Ekonomi Kreatif'),
        uptd('IBOIH', 'Kawasan Wisata Iboih'),
        uptd('KM0', 'Kawasan Nol Kilometer'),
      ],
      'STRONG',
    ),
    dinas('DINKES', 'Dinas Kesehatan dan Keluarga Berencana', 'HEALTH', 44, [
      bidang('YANKES', 'Pelayanan Kesehatan'),
      uptd('PKM-SUKAJAYA', 'Puskesmas Sukajaya'),
      uptd('PKM-SUKAKARYA', 'Puskesmas Sukakarya'),
    ]),
    dinas('DISDIK', 'Dinas Pendidikan dan Kebudayaan', 'SCHOOL', 50, [
      bidang('DIKDAS', 'Pendidikan Dasar'),
      bidang('BUDAYA', 'Kebudayaan'),
    ]),
    dinas('DISPORA', 'Dinas Pemuda dan Olahraga', 'GENERAL', 12, [bidang('PEMUDA', 'Kepemudaan')], 'DECLINING'),
    dinas('DUKCAPIL', 'Dinas Registrasi Kependudukan', 'REGISTRY', 16, [bidang('DAFDUK', 'Pendaftaran Penduduk')]),
    dinas(
      'DPMPTSP',
      'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
      'PERMITS',
      14,
      [bidang('IZIN', 'Pelayanan Perizinan')],
      'IMPROVING',
    ),
    dinas('DISPERINDAGKOP', 'Dinas Perindustrian, Perdagangan, Koperasi dan UKM', 'GENERAL', 14, [bidang('UKM', 'Koperasi dan UKM')]),
    dinas('DKP', 'Dinas Kelautan dan Perikanan', 'FISHERY', 16, [bidang('KONSERVASI', 'Konservasi Laut')]),
    dinas('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'WORKS', 22, [bidang('JALAN', 'Bina Marga')], 'WEAK'),
    dinas('DISHUB', 'Dinas Perhubungan', 'TRANSPORT', 14, [uptd('BALOHAN', 'Terminal Penyeberangan Balohan')], 'CARELESS'),
    badan(
      'BKPSDM',
      'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
      'PERSONNEL',
      16,
      [bidang('KOMPETENSI', 'Pengembangan Kompetensi')],
      'STRONG',
    ),
    badan('BAPPEDA', 'Badan Perencanaan Pembangunan Daerah', 'PLANNING', 14, [bidang('EKONOMI', 'Ekonomi')]),
    badan('BPKD', 'Badan Pengelolaan Keuangan Daerah', 'REVENUE', 16, [bidang('PENDAPATAN', 'Pendapatan')]),
    kecamatan('KEC-SUKAJAYA', 'Sukajaya', 12, [], 'STEADY'),
    kecamatan('KEC-SUKAKARYA', 'Sukakarya', 12, [], 'IMPROVING'),
    kecamatan('KEC-SUKAMAKMUE', 'Sukamakmue', 9, [], 'STEADY'),
  ],
  indicators: [...indicatorsEverywhere, ...personIndicators, ...balanceIndicators('BAPPEDA', 'BPKD'), ...sabangIndicators],
}
