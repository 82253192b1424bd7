import { expectations, organisationPredicates, type Expectation, type OrganisationPredicate } from '@tolok/domain'
import type { Supposition } from './engine'

/** An item is known by the end of its id, a component by its code: short enough for an address that people send each other. */
const short = (id: string) => id.slice(-6)

/** What is supposed, as it stands in the address: 'a1b2c3:75~TRAINING:90~RESULT:ABOVE'. */
export const writeSupposition = ({ actuals, figures, words }: Supposition): string | undefined =>
  [
    ...Object.entries(actuals).map(([id, text]) => `i.${short(id)}:${text}`),
    ...Object.entries(figures).map(([code, text]) => `k.${code}:${text}`),
    ...Object.entries(words).flatMap(([kind, word]) => (word ? [`${kind}:${word}`] : [])),
  ].join('~') || undefined

/** The same read back; what names nothing here, or says nothing, is left out. */
export const readSupposition = (text: string | undefined, itemIds: readonly string[], components: readonly string[]): Supposition => {
  const found: { actuals: Record<string, string>; figures: Record<string, string>; words: Supposition['words'] } = {
    actuals: {},
    figures: {},
    words: {},
  }
  for (const part of (text ?? '').split('~')) {
    const [, name = '', value = ''] = /^([^:]+):(.{0,40})$/.exec(part) ?? []
    const itemId = itemIds.find((id) => name === `i.${short(id)}`)
    const component = components.find((code) => name === `k.${code}`)
    if (itemId) found.actuals[itemId] = value
    else if (component) found.figures[component] = value
    else if ((name === 'result' || name === 'behaviour') && Object.hasOwn(expectations, value))
      found.words = { ...found.words, [name]: value as Expectation }
    else if (name === 'organisation' && Object.hasOwn(organisationPredicates, value))
      found.words = { ...found.words, organisation: value as OrganisationPredicate }
  }
  return found
}
