/** Job person match: how far someone's competency levels reach those of a post. Rule: PermenPANRB 38/2017; the bands from report templates. */
import { exactly, hundred, multiply, ratioOf, roundHalfUp, zero, type Decimal } from '../number'
import type { Path } from '../problem'
import { refuse, type Result } from '../result'
import { bandOf } from '../scoring/bands'
import { line } from '../scoring/lines'
import { jpmMapping, jpmSelection } from '../scoring/scales'
import type { Words } from '../words'
import { readChoice, readList, readRecord, readWhole, together } from './reading'

export const jpmUses = { selection: jpmSelection, mapping: jpmMapping } as const
export type JpmUse = keyof typeof jpmUses

export type JpmInput = { readonly required: readonly number[]; readonly actual: readonly number[]; readonly use: JpmUse }
export type JpmAnswer = {
  readonly percent: Decimal
  readonly category: string
  /** Actual less required, for each competency: −1 is one level short, 1 one above. */
  readonly gaps: readonly number[]
  readonly trace: readonly Words[]
}

const mostCompetencies = 100

/**
 * { required: [3, 3], actual: [3, 2], use: 'selection' } as an input: levels 1 to 5, reached ones from 0. Refuses REQUIRED, MALFORMED,
 * TOO_SHORT, TOO_LONG, NOT_A_NUMBER, OUT_OF_RANGE, NOT_ONE_OF, and INCOMPATIBLE when the lists differ in length.
 */
export const parseJpm = (input: unknown, path: Path = []): Result<JpmInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const levels = (name: 'required' | 'actual', least: number): Result<number[]> =>
    readList(record.value[name], [...path, name], { least: 1, most: mostCompetencies }, (level, at) =>
      readWhole(level, at, { least, most: 5 }),
    )
  const read = together<JpmInput>({
    required: levels('required', 1),
    actual: levels('actual', 0),
    use: readChoice(record.value.use, Object.keys(jpmUses) as JpmUse[], [...path, 'use']),
  })
  if (!read.ok || read.value.required.length === read.value.actual.length) return read
  return refuse('INCOMPATIBLE', [...path, 'actual'], {
    with: 'required',
    count: read.value.actual.length,
    expected: read.value.required.length,
  })
}

/**
 * Σ levels reached / Σ levels required in percent, two decimals half-up. Required 3 3 3 and reached 3 2 4: 100.00, since the published
 * formula lets a level above make up for one below; so the gaps stand beside it, 0 −1 1.
 */
export const jpm = ({ required, actual, use }: JpmInput): JpmAnswer => {
  const [reached, wanted] = [sum(actual), sum(required)]
  const percent = roundHalfUp(multiply(ratioOf(exactly(String(reached)), exactly(String(wanted))) ?? zero, hundred), 2)
  const category = bandOf(jpmUses[use], percent)
  return {
    percent,
    category: category?.code ?? '',
    gaps: required.map((level, i) => (actual[i] ?? 0) - level),
    trace: [
      line(
        ({ answer }) =>
          `JPM = (${actual.join(' + ')}) ÷ (${required.join(' + ')}) × 100% = ${reached} ÷ ${wanted} × 100% = ${answer(percent)}%`,
      ),
      line(({ answer, of }) => `${answer(percent)} → ${category ? of(category.label) : ''} (${of(jpmUses[use].label)})`),
    ],
  }
}

const sum = (levels: readonly number[]): number => levels.reduce((total, level) => total + level, 0)
