import type { Answer, AnswerColumn, AnswerRow, Member } from '../../platform/report'
import type { Format } from '../../platform/format'
import type { Speech } from './speech'

export const isPercent = (column: Pick<AnswerColumn, 'format'>) => column.format === 'PERCENT'

/** A cell as the screen shows it: from the exact text, never from the float. Absent is a dash, not a zero. */
export function cellText(column: AnswerColumn, exact: string | null | undefined, format: Format): string {
  if (exact === null || exact === undefined || exact === '') return '–'
  return isPercent(column) ? format.percent(exact, 2) : format.number(exact)
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

export type Heading = { key: string; label: string; span: number; member?: { dimension: string; id: string } }

/** The head of the table: one line a pivoted dimension with its members spanning their columns, then the measures. */
export function headings(answer: Answer, columnDimensions: readonly string[], speech: Speech): Heading[][] {
  const lines = columnDimensions.map((dimension, depth) => {
    const line: (Heading & { path: string })[] = []
    for (const column of answer.columns) {
      const path = column.members.slice(0, depth + 1).map(({ id }) => id).join('\n')
      const last = line.at(-1)
      const member = column.members[depth]
      if (last?.path === path) last.span += 1
      else if (member) line.push({ key: column.key, path, span: 1, label: memberText(dimension, member, speech), ...(member.id === null ? {} : { member: { dimension, id: member.id } }) })
      else line.push({ key: column.key, path, span: 1, label: depth === column.members.length ? speech.text('report.row.total') : '' })
    }
    return line
  })
  return [...lines, answer.columns.map((column) => ({ key: column.key, label: speech.measure(column.measure), span: 1 }))]
}

/** A column's whole name in one line, for a file or a legend. */
export const columnText = (column: AnswerColumn, columnDimensions: readonly string[], speech: Speech): string =>
  [...columnDimensions.map((dimension, depth) => memberText(dimension, column.members[depth], speech) || (depth === column.members.length ? speech.text('report.row.total') : '')), speech.measure(column.measure)].filter(Boolean).join(' · ')
