import { parseDay } from '@tolok/domain'
import { GraphQLScalarType, Kind } from 'graphql'
import { Refusal } from './errors'

const decimal = /^-?\d{1,22}(\.\d{1,6})?$/

const text = (name: string, description: string, fits: (value: string) => boolean, code: 'NOT_A_DAY' | 'NOT_A_NUMBER', out: (value: unknown) => string) => {
  const read = (value: unknown): string => {
    if (typeof value !== 'string' || !fits(value)) throw new Refusal('BAD_INPUT', [{ code, path: [] }], { status: 400 })
    return value
  }
  return new GraphQLScalarType({ name, description, serialize: out, parseValue: read, parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined) })
}

/** A calendar day, no time, no zone. Prisma's @db.Date comes as midnight UTC. */
export const DayScalar = text(
  'Date',
  "A calendar day: '2026-03-31'.",
  (value) => parseDay(value).ok,
  'NOT_A_DAY',
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
)

/** An exact decimal as text; never a float. Trailing zeros of the column's scale are not part of the number. */
export const DecimalScalar = text(
  'Decimal',
  'An exact decimal as text, at most 22 digits before and 6 after the point: "12.5".',
  (value) => decimal.test(value),
  'NOT_A_NUMBER',
  (value) => trimmed(typeof value === 'string' ? value : (value as { toFixed(): string }).toFixed()),
)
/** What a person gives as a figure. Kept figures are decimals, days among them. */
export const FigureScalar = text(
  'Figure',
  "A figure as its indicator is written: a decimal as text ('12.5'), or for a deadline a day ('2026-03-31').",
  (value) => decimal.test(value) || parseDay(value).ok,
  'NOT_A_NUMBER',
  String,
)
const trimmed = (value: string) => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)
