/** The domain's own engine on this screen: the same inputs and rules that the API reckoned with, so that both say the same. */
import {
  componentsOf,
  exactly,
  parseFigure,
  parseRatedFigure,
  readInputs,
  readScheme,
  score,
  suppose,
  type Decimal,
  type FigureKind,
  type PlanItem,
  type Ratings,
  type Result,
  type Scheme,
  type SchemeComponent,
  type ScoredInputs,
  type Scorecard,
  type SupposedAim,
} from '@tolok/domain'
import { indicatorTypeOf } from '@tolok/domain'
import type { Card } from './documents'

export type Inputs = ScoredInputs & { scheme: Scheme }

/** What went into a scorecard; null where this version cannot read it. */
export const inputsOf = ({ scoringInputs }: Pick<Card, 'scoringInputs'>): Inputs | null => {
  const { inputs, scheme } = scoringInputs as { inputs: unknown; scheme: unknown }
  const [read, rules] = [readInputs(inputs, []), readScheme(scheme)]
  return read.ok && rules.ok ? { ...read.value, scheme: rules.value } : null
}

export const scoreOf = ({ plan, observations, ratings, scheme }: Inputs): Result<Scorecard> => score(plan, observations, ratings, scheme)

/** The items of a plan that one can suppose another figure for. */
export const supposable = ({ plan }: Inputs): PlanItem[] =>
  plan.segments.flatMap(({ items }) => items.filter(({ composite }) => !composite))

/** What people give a figure for: the components in which no item stands. */
export const ratedComponents = ({ plan, scheme }: Inputs): SchemeComponent[] =>
  scheme.yields === 'PREDICATE'
    ? []
    : componentsOf(scheme).filter(({ code }) => !plan.segments.some(({ items }) => items.some(({ component }) => component === code)))

export const kindOf = ({ type }: Pick<PlanItem, 'type'>): FigureKind => indicatorTypeOf(type.id)?.reads ?? 'NUMBER'

/** Other ratings of some kinds; what is not named stays. A text that is no figure changes nothing. */
export const ratedAnew = (
  ratings: Ratings,
  figures: Readonly<Record<string, string>>,
  words: Partial<Pick<Ratings, 'result' | 'behaviour' | 'organisation'>> = {},
): Ratings => {
  const read = Object.entries(figures).flatMap(([component, text]) => {
    const value = parseRatedFigure(text)
    return value.ok ? [{ component, value: value.value }] : []
  })
  return {
    ...ratings,
    ...words,
    figures: [...ratings.figures.filter(({ component }) => !read.some((one) => one.component === component)), ...read],
  }
}

export type Supposition = {
  /** Plain text by the id of an item. */
  actuals: Readonly<Record<string, string>>
  figures: Readonly<Record<string, string>>
  words: Partial<Pick<Ratings, 'result' | 'behaviour' | 'organisation'>>
}

/** The same person with what is supposed; a text that is no figure changes nothing. */
export const supposed = (
  inputs: Inputs,
  { actuals, figures, words }: Supposition,
  aims: ReadonlyMap<string, readonly SupposedAim[]>,
): Inputs => {
  const read = new Map<string, Decimal>()
  for (const item of supposable(inputs)) {
    const text = actuals[item.id]
    const figure = text === undefined ? null : parseFigure(text, [], kindOf(item))
    if (figure?.ok) read.set(item.id, figure.value)
  }
  return { ...suppose(inputs, read, aims), ratings: ratedAnew(inputs.ratings, figures, words), scheme: inputs.scheme }
}

/** The targets of each item within the period. */
export const aimsOf = ({ segments }: Pick<Card, 'segments'>): ReadonlyMap<string, readonly SupposedAim[]> =>
  new Map(
    segments.flatMap(({ components }) =>
      components.flatMap(({ items }) =>
        items.map(({ id, aims }) => [
          id,
          aims.map(({ value, valueHigh }) => ({ target: exactly(value), targetHigh: valueHigh === null ? null : exactly(valueHigh) })),
        ]),
      ),
    ),
  )
