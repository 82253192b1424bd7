/** What the format of a cell makes of its number: a day, a time, a percentage, or a number with so many decimals shown. */
export type NumberFormat = {
  shows: 'NUMBER' | 'PERCENT' | 'DAY' | 'MONTH' | 'YEAR' | 'TIME'
  /** Decimals shown at the least, and digits before the mark at the least. */
  decimals: number
  digits: number
}
const plain: NumberFormat = { shows: 'NUMBER', decimals: 0, digits: 1 }

/** Those that every workbook knows without writing them down. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 14: 'dd/mm/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy',
  18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'dd/mm/yyyy h:mm', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0',
}
// East Asian days, the same in every language of the spreadsheet.
const isBuiltInDay = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id) ?? builtIn[id]
  if (code === undefined) return isBuiltInDay(id) ? { ...plain, shows: 'DAY' } : plain
  return readFormat(code)
}

export function readFormat(code: string): NumberFormat {
  const first = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '') // colours, languages, conditions
    .split(';')[0]!
  if (/^general$/i.test(first.trim())) return plain
  const letters = first.replace(/AM\/PM|A\/P/gi, 'h')
  const has = (pattern: RegExp) => pattern.test(letters)
  if (!has(/[0#?]/) || has(/[ymdhs]/i)) {
    if (has(/d/i)) return { ...plain, shows: 'DAY' }
    if (has(/[hs]/i)) return { ...plain, shows: has(/y/i) ? 'DAY' : 'TIME' }
    if (has(/m/i)) return { ...plain, shows: 'MONTH' }
    if (has(/y/i)) return { ...plain, shows: 'YEAR' }
  }
  const decimals = /^[^.]*\.(0+)/.exec(first)?.[1]?.length ?? 0
  const digits = /^0+$/.test(first) ? first.length : 1
  if (first.includes('%')) return { shows: 'PERCENT', decimals, digits: 1 }
  return /e[+-]/i.test(first) ? plain : { shows: 'NUMBER', decimals, digits }
}
