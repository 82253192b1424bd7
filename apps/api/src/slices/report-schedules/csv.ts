import type { Catalogue, ReportTable } from '@tolok/domain'

type Asked = { readonly rows: readonly { readonly by: string; readonly level: number | null }[] }

/** A cell a spreadsheet would run instead of show. A plain signed number is none. */
const formula = /^(?:[=@\t\r＝＋－＠]|[+-](?!\d+(?:[.,]\d+)?$))/
const quoted = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
const totalWord = 'Jumlah'

/** A report as an Indonesian spreadsheet opens it: the rows and columns of the table, exact figures, semicolons because the decimal sign is a comma. */
export function csvOf({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>, { rows: uses }: Asked, { dimensions }: Pick<Catalogue, 'dimensions'>): string {
  const heads = uses.map(({ by, level }) => `${dimensions.find(({ id }) => id === by)?.label.id ?? by}${level === null ? '' : ` ${level}`}`)
  const names = columns.map(({ members, label, isTotal }) => [...(isTotal ? [totalWord] : members.map((member) => member.label)), label.id].join(' · '))
  const lines = rows.map(({ kind, members, exact }) => {
    const leads = uses.map((_, i) => members[i]?.label ?? (i === members.length && kind !== 'DETAIL' ? totalWord : ''))
    return [...leads, ...exact.map((figure) => figure?.replace('.', ',') ?? '')]
  })
  return `\ufeff${[[...heads, ...names], ...lines].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`
}
