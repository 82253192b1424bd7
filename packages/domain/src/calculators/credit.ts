/** Credit of a functional post (angka kredit). Rule: Peraturan BKN 3/2023, article 13, read in a public guide to it and not in its own text. */
import { exactly, hundred, multiply, ratioOf, roundHalfUp, zero, type Decimal } from '../number'
import type { Path } from '../problem'
import type { Result } from '../result'
import { line } from '../scoring/lines'
import { predicateWords } from '../scoring/predicate-words'
import { predicates, type Predicate } from '../scoring/scheme'
import type { Words } from '../words'
import { readChoice, readPositive, readRecord, readWhole, together } from './reading'

/** Credit of a full year at 100 %, by level: keahlian, then keterampilan. */
export const creditCoefficients = {
  AHLI_UTAMA: exactly('50'),
  AHLI_MADYA: exactly('37.5'),
  AHLI_MUDA: exactly('25'),
  AHLI_PERTAMA: exactly('12.5'),
  PENYELIA: exactly('25'),
  MAHIR: exactly('12.5'),
  TERAMPIL: exactly('5'),
  PEMULA: exactly('3.75'),
} as const

/** Percent of the coefficient that a predicate earns. */
export const creditPercents: Readonly<Record<Predicate, Decimal>> = {
  VERY_GOOD: exactly('150'),
  GOOD: exactly('100'),
  NEEDS_IMPROVEMENT: exactly('75'),
  POOR_MISCONDUCT: exactly('50'),
  VERY_POOR: exactly('25'),
}

export type CreditInput = { readonly coefficient: Decimal; readonly predicate: Predicate; readonly months: number }
export type CreditAnswer = { readonly value: Decimal; readonly trace: readonly Words[] }

/**
 * { coefficient: 12.5, predicate: 'GOOD', months: 3 } as an input. Refuses REQUIRED, NOT_A_NUMBER, NOT_ONE_OF, OUT_OF_RANGE: a coefficient of
 * zero or less, months that are not whole or not 1 to 12 (a longer stretch has more than one predicate).
 */
export const parseCredit = (input: unknown, path: Path = []): Result<CreditInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { coefficient, predicate, months } = record.value
  return together<CreditInput>({
    coefficient: readPositive(coefficient, [...path, 'coefficient'], { most: '1000' }),
    predicate: readChoice(predicate, Object.keys(predicates) as Predicate[], [...path, 'predicate']),
    months: readWhole(months, [...path, 'months'], { least: 1, most: 12 }),
  })
}

/** months / 12 × percent × coefficient, two decimals half-up. Ahli Pertama (12.5), GOOD, three months: 3.125, so 3.13. */
export const credit = ({ coefficient, predicate, months }: CreditInput): CreditAnswer => {
  const percent = creditPercents[predicate]
  const earned = multiply(multiply(exactly(String(months)), percent), coefficient)
  const value = roundHalfUp(ratioOf(earned, multiply(hundred, exactly('12'))) ?? zero, 2)
  return {
    value,
    trace: [
      line(({ figure, of }) => `${of(predicateWords[predicate])}: ${figure(percent)}%`),
      line(({ figure, answer }) => `${months}/12 × ${figure(percent)}% × ${figure(coefficient)} = ${answer(value)}`),
    ],
  }
}
