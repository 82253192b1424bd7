import { dayInZone, type Zone } from '@tolok/domain'

/** Characters of a table that goes with a letter. */
export const mostAttached = 256_000

type Content = {
  readonly title: string
  readonly asOf: Date
  readonly zone: Zone
  readonly rowCount: number
  readonly missed: number
  readonly home: string
  /** Null: it stays in the house. */
  readonly table: string | null
  readonly why: 'ABOUT_PERSONS' | 'TOO_LARGE' | null
}

const clockNames: Record<Zone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
const whyNot = {
  ABOUT_PERSONS: 'Tabelnya memuat keterangan tentang pegawai, karena itu tidak dilampirkan. Bukalah di Tolok.',
  TOO_LARGE: 'Tabelnya terlalu besar untuk dilampirkan. Bukalah di Tolok.',
} as const

/** A letter that says what was asked and when, in Indonesian; figures stand in its table alone. */
export function letterOf({ title, asOf, zone, rowCount, missed, home, table, why }: Content): { subject: string; body: string } {
  const clock = new Date(asOf.getTime()).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).replace(':', '.')
  const [year, month, day] = dayInZone(asOf.getTime(), zone).split('-')
  const lines = [
    `Laporan "${title}" sudah dijalankan.`,
    '',
    `Keadaan: ${day}-${month}-${year} pukul ${clock} ${clockNames[zone]}.`,
    `Baris: ${rowCount}.`,
    ...(missed > 0 ? [`${missed} jadwal sebelumnya terlewat karena sistem sedang berhenti; yang dijalankan hanya yang terakhir.`] : []),
    '',
    table === null ? (why ? whyNot[why] : '') : 'Tabelnya terlampir (CSV, untuk dibuka dengan aplikasi lembar kerja).',
    `Tolok: ${home}`,
    '',
    'Surat ini dikirim menurut jadwal laporan. Untuk berhenti menerimanya, hubungi pembuat jadwal.',
  ]
  return { subject: `Laporan: ${title}`.slice(0, 200), body: lines.join('\n') }
}
