import { predicates, predicateWords, readScheme, type Predicate, type Scheme } from '@tolok/domain'
import type { Language } from '../../platform/i18n'

/** The rule set in a document the API sent; null where this version cannot read it. */
export const rulesIn = (document: unknown): Scheme | null => {
  const read = readScheme(document)
  return read.ok ? read.value : null
}

/** Its name in the language of the moment; what cannot be read is known by its code. */
export const nameOf = ({ document, code }: { document: unknown; code: string }, language: Language): string =>
  rulesIn(document)?.label[language] ?? code

const isPredicate = (code: string): code is Predicate => Object.hasOwn(predicates, code)

/** The word of a band or predicate in any of these rule sets; null for a code that is neither. */
export const outcomeWord = (code: string, schemes: readonly (Scheme | null)[], language: Language): string | null => {
  if (isPredicate(code) && schemes.some((one) => one?.yields === 'PREDICATE')) return predicateWords[code][language]
  for (const scheme of schemes) {
    const band = scheme?.scale?.bands.find((one) => one.code === code)
    if (band) return band.label[language]
  }
  return null
}
