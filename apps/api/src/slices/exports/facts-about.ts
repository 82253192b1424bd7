/** What stands around a file of facts: the question in words, and what is not in it. */
import { conditionWords, momentWords, rangeWords, type Language, type NameOf, type ReportQuery, type Sheet, type Words, type Zone } from '@tolok/domain'
import { declaredReports } from '../../platform/report-ids'
import type { JobRow } from './export-job'

type Known = { readonly query: ReportQuery; readonly nameOf: NameOf; readonly language: Language; readonly zone: Zone; readonly asOf: Date; readonly withheld: number }

const labels = {
  title: { id: 'Fakta di balik laporan', en: 'Facts behind a report' },
  period: { id: 'Periode', en: 'Period' },
  filter: { id: 'Saringan', en: 'Filter' },
  unfiltered: { id: 'tanpa saringan', en: 'none' },
  cell: { id: 'Sel', en: 'Cell' },
  none: { id: 'tanpa', en: 'none' },
  asOf: { id: 'Keadaan data', en: 'As known at' },
  hash: { id: 'Sidik pertanyaan', en: 'Question’s hash' },
} satisfies Record<string, Words>
const withheldWords = (count: number): Words => ({
  id: `${count} fakta tentang orang tidak dimuat karena Anda tidak berhak membacanya.`,
  en: `${count} facts about persons are left out because you may not read them.`,
})

export function factsAbout({ title, document: { cell }, queryHash }: JobRow, { query, nameOf, language, zone, asOf, withheld }: Known): Omit<Sheet, 'leading' | 'columns' | 'rows'> {
  const say = (words: Words) => words[language]
  const period = say(rangeWords(query.period))
  return {
    language,
    zone,
    title: title || `${say(labels.title)}, ${period}`,
    lines: [
      { label: say(labels.period), text: period },
      { label: say(labels.filter), text: say(query.where ? conditionWords(query.where, declaredReports(), nameOf) : labels.unfiltered) },
      ...(cell ? [{ label: say(labels.cell), text: [...(cell.row ?? []).map((id) => id ?? say(labels.none)), cell.column].join(' · ') }] : []),
      { label: say(labels.asOf), text: say(momentWords(asOf.getTime(), zone)) },
      { label: say(labels.hash), text: queryHash },
    ],
    notes: withheld > 0 ? [say(withheldWords(withheld))] : [],
  }
}
