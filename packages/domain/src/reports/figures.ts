/** A figure as it is shown: rounded once, at the very end. */
import { roundHalfUp, toNumber, toText, type Exact } from '../number'
import type { Format } from './catalogue'

const shownDecimals: Record<Format, number> = { PERCENT: 2, AMOUNT: 6, COUNT: 0 }
const exactDecimals = 6

/** For drawing: percent to 2 decimals half-up, amounts to 6, counts whole. 2/3 of 100 % is 66.67. */
export const shownValue = (exact: Exact, format: Format): number => toNumber(roundHalfUp(exact, shownDecimals[format]))

/** For reckoning on: plain decimal text, half-up at 6 decimals, without trailing zeros. 2/3 of 100 % is '66.666667', 12.50 is '12.5'. */
export const exactText = (exact: Exact): string => {
  const text = toText(roundHalfUp(exact, exactDecimals)).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
