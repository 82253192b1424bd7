import { parsePeriod } from '@tolok/domain'
import { formatLocaleOf, useLanguage } from './i18n'

type Numeric = number | string

/** What was made once is used again: making a format takes longer than writing ten figures with it, and a table writes thousands. */
const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()
const once = <Made extends Intl.NumberFormat | Intl.DateTimeFormat>(make: new (locale: string, options: object) => Made, locale: string, options: object): Made => {
  const key = `${make.name} ${locale} ${JSON.stringify(options)}`
  const found = made.get(key) ?? new make(locale, options)
  made.set(key, found)
  return found as Made
}

/** How figures, days and periods read in the language of the moment. Text of exact decimals is never turned into a float. */
export const formatIn = (language: string) => {
  const locale = formatLocaleOf(language)
  const number = (value: Numeric, decimals?: number) =>
    once(Intl.NumberFormat, locale, decimals === undefined ? { maximumFractionDigits: 20 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value as number)
  const day = (text: string, style: 'long' | 'short' = 'long') =>
    once(Intl.DateTimeFormat, locale, { day: 'numeric', month: style === 'long' ? 'long' : 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${text.slice(0, 10)}T00:00:00Z`))
  const month = (year: string, number: string, style: 'long' | 'short') =>
    once(Intl.DateTimeFormat, locale, { month: style, ...(style === 'long' ? { year: 'numeric' } : {}), timeZone: 'UTC' }).format(new Date(`${year}-${number}-01T00:00:00Z`))
  /** '03-15' is 15 Maret, of whatever year; '03' alone is Maret. */
  const ofEachYear = (text: string) => {
    const [number, date] = text.split('-')
    return once(Intl.DateTimeFormat, locale, { month: 'long', ...(date ? { day: 'numeric' } : {}), timeZone: 'UTC' }).format(new Date(`2000-${number}-${date ?? '01'}T00:00:00Z`))
  }
  /** '2026-03' is Maret 2026, '2026-Q1' is Triwulan I 2026; short forms are for axes. */
  const period = (id: string, style: 'long' | 'short' = 'long'): string => {
    const [, year = '', part] = /^(\d{4})(?:-(.+))?$/.exec(id) ?? []
    if (!year || !parsePeriod(id).ok) return id // what a person typed into the address
    if (!part) return year
    if (part.startsWith('Q') || part.startsWith('S')) return partOfYear(language, part, style) + (style === 'long' ? ` ${year}` : '')
    return part.length === 2 ? month(year, part, style) : day(id, style)
  }
  return {
    number,
    day,
    ofEachYear,
    period,
    /** 87.5 is 87,5 %: the figure is already in percent. */
    percent: (value: Numeric, decimals = 1) => `${number(value, decimals)}%`,
    moment: (iso: string, timeZone: string) =>
      once(Intl.DateTimeFormat, locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso)),
    list: (items: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  }
}

const roman = ['I', 'II', 'III', 'IV']
const partOfYear = (language: string, part: string, style: 'long' | 'short') => {
  const order = Number(part.slice(1))
  if (language === 'en') return style === 'long' ? `${part.startsWith('Q') ? 'Quarter' : 'Semester'} ${order}` : part
  const word = part.startsWith('Q') ? (style === 'long' ? 'Triwulan' : 'TW') : style === 'long' ? 'Semester' : 'Sem'
  return `${word} ${roman[order - 1] ?? order}`
}

export type Format = ReturnType<typeof formatIn>
export const useFormat = (): Format => formatIn(useLanguage())
