import { exactly, indicatorTypeOf, writeFigure } from '@tolok/domain'
import { formatIn, type Format } from './format'
import { useLanguage } from './i18n'

type Measured = { type: string; unit: string; decimals: number }
type Observed = { value: string | null; numerator?: string | null; denominator?: string | null }

/** A kept figure as people write it: a number with its unit, a part of its whole, a deadline as a date. */
export const figureIn =
  (format: Format) =>
  ({ type, unit, decimals }: Measured, { value, numerator, denominator }: Observed): string => {
    if (numerator != null && denominator != null) return `${format.number(numerator)} / ${format.number(denominator)}`
    if (value === null) return '–'
    if (indicatorTypeOf(type)?.reads === 'DAY') return format.day(writeFigure(exactly(value), 'DAY'))
    return withUnit(format.number(value, Math.max(decimals, decimalsIn(value))), unit)
  }

const withUnit = (number: string, unit: string) => (unit === 'Rp' ? `Rp${number}` : unit === '%' ? `${number}%` : `${number} ${unit}`)

/** No digit that was reported is rounded away. */
const decimalsIn = (value: string) => (value.split('.')[1] ?? '').length

export const useFigure = () => figureIn(formatIn(useLanguage()))

/**
 * A number as it is typed, as plain text for the domain to read: '1.250,5' is '1250.5' in Indonesian, '1,250.5' in English. What is no number
 * stays as it is, so that the domain refuses it by name.
 */
export const typedNumber = (typed: string, language: string): string => {
  const [decimal, thousands] = language === 'en' ? (['.', ','] as const) : ([',', '.'] as const)
  const text = typed.replaceAll(/\s/g, '')
  const [whole = '', ...rest] = text.split(decimal)
  const groups = whole.replace(/^-/, '').split(thousands)
  const isGrouped = groups.length > 1 && /^\d{1,3}$/.test(groups[0]!) && groups.slice(1).every((group) => /^\d{3}$/.test(group))
  if (isGrouped) return [whole.replaceAll(thousands, ''), ...rest].join('.')
  return groups.length === 1 ? [whole, ...rest].join('.') : text
}
