/** What is wrong with a formula: where, why, and what to do about it, in both languages. */
import type { Path } from '../problem'
import { refuse, type Refused } from '../result'
import type { Words } from '../words'
import type { Span } from './formula'

export const formulaFaults = [
  'EMPTY',
  'UNKNOWN_CHARACTER',
  'VALUE_EXPECTED', // a number, a name or a bracket should stand here
  'OPERATOR_EXPECTED', // two values side by side, or a bracket too many
  'BRACKET_NOT_CLOSED',
  'UNKNOWN_FUNCTION',
  'WRONG_NUMBER_OF_ARGUMENTS',
  'NUMBER_TOO_LONG',
  'DECIMALS_NOT_WHOLE', // the second argument of round is no whole number written out
  'CONDITION_EXPECTED', // if asks for a comparison
  'VALUE_NOT_CONDITION', // a comparison where a value belongs
  'UNITS_DIFFER', // rupiah and persons do not add up
  'UNKNOWN_INDICATOR',
] as const
export type FormulaFault = (typeof formulaFaults)[number]

const remedies: Readonly<Record<FormulaFault, Words>> = {
  EMPTY: { id: 'Tulis rumusnya, misalnya a ÷ b × 100.', en: 'Write the formula, such as a ÷ b × 100.' },
  UNKNOWN_CHARACTER: {
    id: 'Hapus tanda ini. Nama dengan spasi ditulis dalam kurung siku, desimal dengan titik.',
    en: 'Remove this character. A name with spaces stands in square brackets, decimals take a point.',
  },
  VALUE_EXPECTED: {
    id: 'Di sini perlu angka, nama indikator, atau kurung buka.',
    en: 'Put a number, an indicator or an opening bracket here.',
  },
  OPERATOR_EXPECTED: { id: 'Di sini perlu tanda hitung seperti + atau ×.', en: 'Put a sign such as + or × here.' },
  BRACKET_NOT_CLOSED: { id: 'Tutup kurungnya.', en: 'Close the bracket.' },
  UNKNOWN_FUNCTION: { id: 'Pakai if, min, max, sum, avg, coalesce, atau round.', en: 'Use if, min, max, sum, avg, coalesce or round.' },
  WRONG_NUMBER_OF_ARGUMENTS: {
    id: 'Periksa jumlah nilai di dalam kurung, dipisahkan titik koma.',
    en: 'Check how many values stand in the brackets, separated by semicolons.',
  },
  NUMBER_TOO_LONG: { id: 'Tulis angka paling banyak 30 digit.', en: 'Write a number of at most 30 digits.' },
  DECIMALS_NOT_WHOLE: { id: 'Tulis banyaknya desimal, 0 sampai 10.', en: 'Write how many decimals, 0 to 10.' },
  CONDITION_EXPECTED: {
    id: 'Nilai pertama if harus perbandingan, misalnya a > b.',
    en: 'The first value of if must compare, such as a > b.',
  },
  VALUE_NOT_CONDITION: { id: 'Perbandingan hanya boleh menjadi nilai pertama if.', en: 'A comparison may only be the first value of if.' },
  UNITS_DIFFER: {
    id: 'Hanya angka dengan satuan sama yang dapat dijumlahkan atau dibandingkan.',
    en: 'Only figures of one unit can be added or compared.',
  },
  UNKNOWN_INDICATOR: { id: 'Pakai kode indikator yang ada.', en: 'Use the code of an indicator that exists.' },
}

/** FORMULA_NOT_FIT with its reason, place and remedy. */
export const notFit = (reason: FormulaFault, { at, length }: Span, path: Path, found = '', facts: Record<string, unknown> = {}): Refused =>
  refuse('FORMULA_NOT_FIT', path, { ...facts, reason, at, length, found: found.slice(0, 40), remedy: remedies[reason] })
