import { isThereFor } from '../../extensions/extension'
import { extensions } from '../../extensions/index'
import type { IndicatorType } from '../indicator'
import { count } from './count'
import { currency } from './currency'
import { deadline } from './deadline'
import { duration } from './duration'
import { milestone } from './milestone'
import { percentage } from './percentage'
import { qualitative } from './qualitative'
import { rating } from './rating'
import { ratio } from './ratio'
import { surveyIndex } from './survey-index'

/** THE LIST of core's indicator types, in the order of the menu. To add one: a file beside these, its test, and a line here. */
export const coreIndicatorTypes: readonly IndicatorType[] = [
  count,
  ratio,
  percentage,
  currency,
  duration,
  deadline,
  milestone,
  rating,
  surveyIndex,
  qualitative,
]

/** With those that municipalities add. */
export const indicatorTypes: readonly IndicatorType[] = [...coreIndicatorTypes, ...extensions.flatMap(({ indicatorTypes: own = [] }) => own)]

/** The type with this id, or null: indicatorTypeOf('RATIO'). */
export const indicatorTypeOf = (id: string): IndicatorType | null => indicatorTypes.find((type) => type.id === id) ?? null

/** The types that a municipality may choose: core's, and those that are its own. */
export const indicatorTypesIn = (municipalityId: number): readonly IndicatorType[] =>
  indicatorTypes.filter((type) => extensions.every((one) => !one.indicatorTypes?.includes(type) || isThereFor(one, municipalityId)))
