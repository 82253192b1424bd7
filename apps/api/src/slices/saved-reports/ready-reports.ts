/** Ready reports, as data: what the descriptions of the reference municipalities ask for. One entry is one report; nothing else is edited. */
import type { ReportView, SavedQuery, Words } from '@tolok/domain'

export type ReadyReport = {
  readonly code: string
  readonly title: Words
  readonly description: Words
  readonly query: SavedQuery
  readonly view: ReportView
  /** Whose it is: everyone's, theirs who see several municipalities, or these municipalities' own. */
  readonly of: 'ALL' | 'NATION' | readonly number[]
}

const [kepahiang, palembang, sabang, sawahlunto, tidore] = [1708, 1671, 1172, 1373, 8272]
const agencies = { by: 'AGENCY', level: 1 }
const about = (text: string) => ({ on: 'INDICATOR', op: 'CONTAINS', values: [text] })
const among = (municipality: number, ...codes: string[]) => ({ on: 'INDICATOR', op: 'IN', values: codes.map((code) => `${municipality}:${code}`) })
const monthly = { by: 'PERIOD', grain: 'MONTH' }
const quarterly = { by: 'PERIOD', grain: 'QUARTER' }

export const readyReports: readonly ReadyReport[] = [
  {
    code: 'ACHIEVEMENT_BY_AGENCY',
    title: { id: 'Capaian per perangkat daerah dan triwulan', en: 'Achievement by agency and quarter' },
    description: { id: 'Siapa mencapai targetnya tahun ini, triwulan demi triwulan.', en: 'Who reaches the targets this year, quarter by quarter.' },
    query: { measures: ['ACHIEVEMENT'], rows: [agencies], columns: [quarterly], period: { relative: 'THIS_YEAR' }, totals: ['GRAND', 'ROWS'] },
    view: { kind: 'HEAT_MAP' },
    of: 'ALL',
  },
  {
    code: 'NOT_REPORTED',
    title: { id: 'Siapa yang belum melapor', en: 'Who has not reported' },
    description: { id: 'Laporan bulan lalu: yang ditunggu, yang masuk, yang terlambat.', en: 'Last month’s reports: awaited, received, late.' },
    query: { measures: ['EXPECTED', 'REPORTED', 'LATE'], rows: [agencies], period: { relative: 'LAST_MONTH' }, orderBy: [{ measure: 'LATE', direction: 'DESC' }], totals: ['GRAND'] },
    view: { kind: 'TABLE' },
    of: 'ALL',
  },
  {
    code: 'MONTHLY_TREND',
    title: { id: 'Capaian dari bulan ke bulan', en: 'Achievement from month to month' },
    description: { id: 'Dua belas bulan terakhir yang lengkap.', en: 'The last twelve complete months.' },
    query: { measures: ['ACHIEVEMENT', 'SHARE_ON_TARGET'], rows: [monthly], period: { relative: 'LAST_12_MONTHS' } },
    view: { kind: 'LINE' },
    of: 'ALL',
  },
  {
    code: 'TARGET_AND_ACTUAL',
    title: { id: 'Target dan realisasi per indikator', en: 'Target and actual by indicator' },
    description: { id: 'Target setahun penuh dan realisasi sejauh ini, indikator demi indikator.', en: 'The target of the whole year and the actual so far, indicator by indicator.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], period: { relative: 'THIS_YEAR' } },
    view: { kind: 'TABLE' },
    of: 'ALL',
  },
  {
    code: 'UNITS_OF_AGENCIES',
    title: { id: 'Capaian sampai ke unit kerja', en: 'Achievement down to the units' },
    description: { id: 'Perangkat daerah dengan unit di bawahnya, dengan jumlah tiap perangkat daerah.', en: 'Agencies with the units under them, with a subtotal for each.' },
    query: { measures: ['ACHIEVEMENT', 'SHARE_ON_TARGET', 'INDICATOR_COUNT'], rows: [agencies, { by: 'AGENCY', level: 2 }], period: { relative: 'LAST_QUARTER' }, totals: ['SUBTOTALS', 'GRAND'] },
    view: { kind: 'TABLE' },
    of: 'ALL',
  },
  {
    code: 'KINDS_OF_INDICATORS',
    title: { id: 'Capaian menurut jenis indikator', en: 'Achievement by type of indicator' },
    description: { id: 'Apakah angka mutlak, persentase dan waktu sama baiknya.', en: 'Whether counts, percentages and times fare alike.' },
    query: { measures: ['ACHIEVEMENT', 'INDICATOR_COUNT'], rows: [{ by: 'INDICATOR_TYPE' }], period: { relative: 'THIS_YEAR' } },
    view: { kind: 'BAR' },
    of: 'ALL',
  },
  {
    code: 'LESS_IS_BETTER',
    title: { id: 'Yang harus turun: kasus penyakit, aduan, waktu tunggu', en: 'What should fall: cases of disease, complaints, waiting times' },
    description: { id: 'Indikator yang makin kecil makin baik, triwulan demi triwulan.', en: 'Indicators for which less is better, quarter by quarter.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [quarterly], period: { relative: 'THIS_YEAR' }, where: { on: 'POLARITY', op: 'EQ', values: ['MINIMIZE'] } },
    view: { kind: 'TABLE' },
    of: 'ALL',
  },
  {
    code: 'SATISFACTION',
    title: { id: 'Kepuasan masyarakat per perangkat daerah', en: 'Citizens’ satisfaction by agency' },
    description: { id: 'Indikator tentang kepuasan, dengan targetnya.', en: 'Indicators about satisfaction, with their targets.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [agencies], period: { relative: 'THIS_YEAR' }, where: about('kepuasan') },
    view: { kind: 'BAR' },
    of: 'ALL',
  },
  {
    code: 'COMPLAINTS',
    title: { id: 'Penanganan aduan', en: 'Handling of complaints' },
    description: { id: 'Indikator tentang aduan masyarakat, bulan demi bulan.', en: 'Indicators about citizens’ complaints, month by month.' },
    query: { measures: ['ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [monthly], period: { relative: 'THIS_YEAR' }, where: about('aduan') },
    view: { kind: 'HEAT_MAP' },
    of: 'ALL',
  },
  {
    code: 'TRAINING',
    title: { id: 'Pelatihan dan pengembangan pegawai', en: 'Training and development of staff' },
    description: { id: 'Indikator tentang pelatihan per perangkat daerah: target setahun penuh dan realisasi sejauh ini.', en: 'Indicators about training by agency: the target of the whole year and the actual so far.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [agencies], period: { relative: 'THIS_YEAR' }, where: about('latih') },
    view: { kind: 'BAR' },
    of: 'ALL',
  },
  {
    code: 'REPORTING_DISCIPLINE',
    title: { id: 'Ketepatan waktu laporan', en: 'Punctuality of reports' },
    description: { id: 'Berapa laporan yang ditunggu, masuk dan terlambat setiap bulan.', en: 'How many reports were awaited, received and late each month.' },
    query: { measures: ['EXPECTED', 'REPORTED', 'LATE'], rows: [monthly], period: { relative: 'LAST_12_MONTHS' } },
    view: { kind: 'STACKED' },
    of: 'ALL',
  },
  {
    code: 'WEAKEST_INDICATORS',
    title: { id: 'Indikator yang perlu pembinaan', en: 'Indicators that need coaching' },
    description: { id: 'Yang capaiannya paling rendah lebih dahulu: di sini umpan balik paling berguna.', en: 'The lowest achievement first: where feedback helps most.' },
    query: { measures: ['ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [], period: { relative: 'LAST_QUARTER' }, orderBy: [{ measure: 'ACHIEVEMENT', direction: 'ASC' }], page: { first: 25 } },
    view: { kind: 'BAR' },
    of: 'ALL',
  },
  {
    code: 'MUNICIPALITIES',
    title: { id: 'Capaian antardaerah', en: 'Achievement across municipalities' },
    description: { id: 'Semua daerah berdampingan, dengan kelengkapan laporannya.', en: 'All municipalities beside each other, with how complete their reports are.' },
    query: { measures: ['ACHIEVEMENT', 'SHARE_ON_TARGET', 'INDICATOR_COUNT', 'EXPECTED', 'REPORTED'], rows: [{ by: 'MUNICIPALITY' }], period: { relative: 'THIS_YEAR' } },
    view: { kind: 'BAR' },
    of: 'NATION',
  },
  {
    code: 'KEY_INDICATORS',
    title: { id: 'Indikator kinerja utama (IKU)', en: 'Key performance indicators' },
    description: { id: 'Efektivitas layanan, inovasi, penilai yang terlatih dan umpan balik.', en: 'Effectiveness of services, innovation, trained assessors and feedback.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], period: { relative: 'THIS_YEAR' }, where: among(kepahiang, 'IKU-EFEKTIF', 'IKU-INOVASI', 'IKU-USULAN', 'IKU-PENILAI', 'IKU-UMPAN') },
    view: { kind: 'TABLE' },
    of: [kepahiang],
  },
  {
    code: 'DISEASES',
    title: { id: 'Kasus penyakit dari bulan ke bulan', en: 'Cases of disease from month to month' },
    description: { id: 'DBD, diare dan TB: makin sedikit makin baik.', en: 'Dengue, diarrhoea and tuberculosis: less is better.' },
    query: { measures: ['ACTUAL', 'ACHIEVEMENT'], rows: [monthly], columns: [{ by: 'INDICATOR' }], period: { relative: 'THIS_YEAR' }, where: among(palembang, 'KES-DBD', 'KES-DIARE', 'KES-TB') },
    view: { kind: 'LINE' },
    of: [palembang],
  },
  {
    code: 'POPULATION_OFFICE',
    title: { id: 'Layanan kependudukan: antrean, daring, kepuasan', en: 'Population office: queue, online, satisfaction' },
    description: { id: 'Waktu antre dan layanan daring Disdukcapil, triwulan demi triwulan.', en: 'Waiting and online services, quarter by quarter.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [quarterly], period: { relative: 'THIS_YEAR' }, where: among(palembang, 'ADM-ANTRE', 'ADM-ONLINE', 'ADM-KTP', 'ADM-PUAS') },
    view: { kind: 'TABLE' },
    of: [palembang],
  },
  {
    code: 'REMOTE_PROJECTS',
    title: { id: 'Pembangunan di wilayah terpencil', en: 'Projects in remote areas' },
    description: { id: 'Kemajuan fisik, jalan, tonggak dan air bersih.', en: 'Physical progress, roads, milestones and clean water.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [quarterly], period: { relative: 'THIS_YEAR' }, where: among(tidore, 'INF-FISIK', 'INF-JALAN', 'INF-TONGGAK', 'INF-AIR') },
    view: { kind: 'TABLE' },
    of: [tidore],
  },
  {
    code: 'SCHOOL_PARTICIPATION',
    title: { id: 'Partisipasi sekolah', en: 'School participation' },
    description: { id: 'Anak yang bersekolah dan yang kembali ke sekolah.', en: 'Children at school and those who came back.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }, quarterly], period: { relative: 'THIS_YEAR' }, where: among(tidore, 'DIK-APM', 'DIK-KEMBALI', 'DIK-GURU') },
    view: { kind: 'LINE' },
    of: [tidore],
  },
  {
    code: 'TOURISM',
    title: { id: 'Pariwisata: pengunjung, acara, ulasan', en: 'Tourism: visitors, events, reviews' },
    description: { id: 'Kunjungan dan penilaian pengunjung, bulan demi bulan.', en: 'Visits and what visitors say, month by month.' },
    query: { measures: ['ACTUAL', 'ACHIEVEMENT'], rows: [monthly], columns: [{ by: 'INDICATOR' }], period: { relative: 'THIS_YEAR' }, where: among(sabang, 'WIS-PENGUNJUNG', 'WIS-ASING', 'WIS-ACARA', 'WIS-ULASAN') },
    view: { kind: 'LINE' },
    of: [sabang],
  },
  {
    code: 'COMPETENCIES',
    title: { id: 'Kompetensi dan pelatihan untuk celahnya', en: 'Competencies and training for the gaps' },
    description: { id: 'Kecocokan kompetensi, celah dan pelatihan per perangkat daerah.', en: 'Fit, gaps and training by agency.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }, agencies], period: { relative: 'THIS_YEAR' }, where: among(sabang, 'KOM-JPM', 'KOM-DIRI', 'KOM-CELAH', 'KOM-LATIH'), totals: ['SUBTOTALS'] },
    view: { kind: 'TABLE' },
    of: [sabang],
  },
  {
    code: 'COMPLAINT_TIMES',
    title: { id: 'Waktu tanggap aduan', en: 'Response time of complaints' },
    description: { id: 'Aduan yang tuntas, lama penyelesaian, aduan berulang.', en: 'Complaints settled, time to settle, repeated ones.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [agencies], columns: [{ by: 'INDICATOR' }], period: { relative: 'THIS_YEAR' }, where: among(sawahlunto, 'ADU-TUNTAS', 'ADU-SELESAI', 'ADU-ULANG', 'ADU-TERBUKA') },
    view: { kind: 'TABLE' },
    of: [sawahlunto],
  },
  {
    code: 'PERMITS',
    title: { id: 'Perizinan: terbit, lama, tepat waktu', en: 'Permits: issued, duration, on time' },
    description: { id: 'Bagaimana perangkat daerah melayani izin, triwulan demi triwulan.', en: 'How agencies deal with permits, quarter by quarter.' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], columns: [quarterly], period: { relative: 'THIS_YEAR' }, where: among(sawahlunto, 'IZIN-TERBIT', 'IZIN-LAMA', 'IZIN-TEPAT') },
    view: { kind: 'TABLE' },
    of: [sawahlunto],
  },
]
