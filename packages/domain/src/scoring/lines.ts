/** Lines that a person checks with a pencil, in Indonesian and in English: the same figures, each written as its readers write them. */
import { compare, roundHalfUp, toText, type Exact } from '../number'
import type { Words } from '../words'

export type Writer = {
  /** A figure without needless zeros, to at most six decimals; ≈ stands before one that has more. */
  figure(x: Exact): string
  /** A figure to exactly so many decimals, as an answer prints it. */
  answer(x: Exact, decimals?: number): string
  /** The words of this language. */
  of(words: Words): string
}

/** One line in both languages. line(({ figure }) => `41 ÷ 50 = ${figure(share)}`) says 0,82 and 0.82. */
export const line = (write: (writer: Writer) => string): Words => ({ id: nearly(write(indonesian)), en: nearly(write(english)) })

/** 'equals about' is one sign. */
const nearly = (text: string): string => text.replaceAll('= ≈', '≈ ')

const writer = (of: Writer['of'], decimalMark: string): Writer => ({
  of,
  figure(x) {
    const rounded = roundHalfUp(x, 6)
    const text = toText(rounded).replace(/0+$/, '').replace(/\.$/, '').replace('.', decimalMark)
    return compare(rounded, x) === 0 ? text : `≈${text}`
  },
  answer: (x, decimals = 2) => toText(roundHalfUp(x, decimals)).replace('.', decimalMark),
})
const indonesian = writer(({ id }) => id, ',')
const english = writer(({ en }) => en, '.')
