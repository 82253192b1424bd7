import type { AnswerTable, AnswerColumn, AnswerRow, Member } from '../../platform/report'
import type { Format } from '../../platform/format'
import type { Speech } from './speech'

export const isPercent = (column: Pick<AnswerColumn, 'format'>) => column.format === 'PERCENT'

/** A column of a figure itself, not of what it is compared with or made into. */
export const isPlain = (column: AnswerColumn): boolean => column.comparator === null && column.derivation === null

/** The columns a person reads, each with its place among the values: what is better is said beside the difference, not as a figure of its own. */
export const shownColumns = (answer: AnswerTable) => answer.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.part !== 'IMPROVEMENT')

/** A cell as the screen shows it: from the exact text, never from the float. Absent is a dash, not a zero; a difference has its sign. */
export function cellText(column: AnswerColumn, exact: string | null | undefined, { format, text }: Speech): string {
  if (exact === null || exact === undefined || exact === '') return '–'
  if (column.derivation === 'RANK') return format.number(exact)
  if (column.part === 'DELTA' && isPercent(column)) return text('report.points', { figure: signed(format.number(exact, 2)) })
  const figure = isPercent(column) ? format.percent(exact, 2) : format.number(exact)
  return column.part === 'DELTA' || column.part === 'DELTA_PERCENT' ? signed(figure) : figure
}

/** A difference that rounds to nothing has no sign. */
const signed = (figure: string) => (!/[1-9]/.test(figure) ? figure.replace('-', '') : figure.startsWith('-') ? figure : `+${figure}`)

/** Better, worse or level, where one way is better: from the improvement that stands beside a difference. */
export function turnOf(answer: AnswerTable, row: AnswerRow, at: number): 'better' | 'worse' | 'level' | null {
  const { part, comparator, measure, key } = answer.columns[at]!
  if (part !== 'DELTA') return null
  const beside = answer.columns.findIndex((column, index) => index > at && column.part === 'IMPROVEMENT' && column.comparator === comparator && column.measure === measure && column.key.replace('IMPROVEMENT', 'DELTA') === key)
  const improvement = row.values[beside] // rounded as it is shown: what reads as no difference is none
  return improvement === null || improvement === undefined ? null : improvement < 0 ? 'worse' : improvement > 0 ? 'better' : 'level'
}

/** The same figure for a spreadsheet: the screen's digits and decimal sign, without grouping and without the percent sign. */
export function plainText(column: AnswerColumn, exact: string | null | undefined, format: Format): string {
  if (exact === null || exact === undefined || exact === '') return ''
  const decimalSign = format.number('1.5').includes(',') ? ',' : '.'
  const screen = isPercent(column) ? format.number(exact, 2) : format.number(exact)
  return screen.replaceAll(decimalSign === ',' ? '.' : ',', '').replaceAll(/\s/g, '')
}

/** Periods and choices read in the reader's language; no member says so; everything else carries its own name. */
export function memberText(dimension: string, member: Member | undefined, { format, text, choice }: Speech): string {
  if (!member) return ''
  if (member.id === null) return text(dimension === 'STATE' ? 'report.member.unreported' : 'report.member.none')
  return dimension === 'PERIOD' ? format.period(member.id) : (choice(dimension, member.id) ?? member.label)
}

/** What stands in front of a row that sums up. */
export function rowText(row: AnswerRow, { text }: Speech): string {
  if (row.kind === 'TOTAL') return text('report.row.total')
  if (row.kind === 'SUBTOTAL') return text('report.row.subtotal')
  return row.kind === 'OTHERS' ? text('report.row.others') : ''
}

/** The cells that lead a row: its members, and in the first empty place what kind of row it is. */
export const leadTexts = (row: AnswerRow, rowDimensions: readonly string[], speech: Speech): string[] =>
  rowDimensions.map((dimension, depth) => (depth < row.members.length ? memberText(dimension, row.members[depth], speech) : depth === row.members.length ? rowText(row, speech) : ''))

export type Heading = { key: string; label: string; span: number; member?: { dimension: string; id: string }; measure?: string; deep?: number }

/** Neighbours of one path under one heading. */
function spanned(columns: readonly AnswerColumn[], pathOf: (column: AnswerColumn) => string, heading: (column: AnswerColumn) => Omit<Heading, 'key' | 'span'>): Heading[] {
  const line: (Heading & { path: string })[] = []
  for (const column of columns) {
    const path = pathOf(column)
    const last = line.at(-1)
    if (last?.path === path) last.span += 1
    else line.push({ ...heading(column), key: column.key, path, span: 1 })
  }
  return line.map(({ path: _, ...one }) => one)
}

const placeOf = ({ isTotal, members }: AnswerColumn, depth = members.length) => (isTotal ? '*' : members.slice(0, depth).map(({ id }) => id).join('\n'))

/** The head of the table: one line a pivoted dimension with its members spanning their columns, the measures, then what each is compared with. */
export function headings(answer: AnswerTable, columnDimensions: readonly string[], speech: Speech): Heading[][] {
  const columns = shownColumns(answer).map(({ column }) => column)
  const pivots = columnDimensions.map((dimension, depth) =>
    spanned(
      columns,
      (column) => placeOf(column, depth + 1),
      (column) => {
        const member = column.members[depth]
        if (member) return { label: memberText(dimension, member, speech), ...(member.id === null ? {} : { member: { dimension, id: member.id } }) }
        return { label: depth === column.members.length ? speech.text('report.row.total') : '' }
      },
    ),
  )
  const measures = spanned(
    columns,
    (column) => `${placeOf(column)}|${column.measure}`,
    ({ measure }) => ({ label: speech.measure(measure), measure }),
  )
  if (columns.every(isPlain)) return [...pivots, measures]
  const refined = spanned(
    columns,
    (column) => `${placeOf(column)}|${column.measure}|${column.comparator ?? column.derivation ?? ''}|${column.derivation ? column.key : ''}`,
    (column) => ({ label: refinementText(column, speech) }),
  )
  if (columns.every(({ part }) => part === null)) return [...pivots, measures, refined]
  // What has no parts reaches down to the foot of the head.
  const partless = new Set(columns.filter(({ part }) => part === null).map(({ key }) => key))
  const parts = columns.flatMap(({ key, part }) => (part === null ? [] : [{ key, span: 1, label: speech.text(`report.part.${part}`) }]))
  return [...pivots, measures, refined.map((heading) => (partless.has(heading.key) ? { ...heading, deep: 2 } : heading)), parts]
}

/** What a column is beside the figure itself: 'periode sebelumnya', 'peringkat', '% dari total'. */
export function refinementText({ comparator, derivation, key }: AnswerColumn, { text }: Speech): string {
  if (comparator) return text(`report.compare.${comparator}`)
  if (!derivation) return text('report.part.figure')
  const detail = key.split('|').at(-1)?.split('.')[1] ?? ''
  return derivation === 'PERCENT_OF' ? text(`report.show.PERCENT_OF.${detail}` as 'report.show.PERCENT_OF.TOTAL') : text(`report.show.${derivation}`, { n: detail })
}

/** A column's whole name in one line, for a file or a legend. */
export const columnText = (column: AnswerColumn, columnDimensions: readonly string[], speech: Speech): string =>
  [
    ...columnDimensions.map((dimension, depth) => memberText(dimension, column.members[depth], speech) || (depth === column.members.length ? speech.text('report.row.total') : '')),
    speech.measure(column.measure),
    isPlain(column) ? '' : refinementText(column, speech),
    column.part === null ? '' : speech.text(`report.part.${column.part}`),
  ]
    .filter(Boolean)
    .join(' · ')
