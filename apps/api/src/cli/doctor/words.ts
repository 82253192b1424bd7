/** Words that the API gives to people: both languages, and not the one copied to the other. */
import type { Slice } from '../../platform/slice'
import type { Finding } from './finding'

/** Of measures and dimensions: labels, descriptions, choices and attributes. */
export const wordFindings = (slices: readonly Slice[]): Finding[] =>
  slices.flatMap(({ measures = [], dimensions = [] }) =>
    [...measures, ...dimensions].flatMap((one) => {
      const members = 'choices' in one || 'attributes' in one ? [...(one.choices ?? []), ...(one.attributes ?? [])].map(({ id, label }) => [`${one.id}.${id}`, label] as const) : []
      return ([[`${one.id}: label`, one.label], [`${one.id}: description`, one.description], ...members] as const).flatMap(([place, words]) =>
        (['id', 'en'] as const).filter((language) => words[language].trim() === '').map((language): Finding => ({ code: 'TEXT_MISSING', place, says: `no words in ${language === 'id' ? 'Indonesian' : 'English'}`, remedy: 'write them where it is declared' })),
      )
    }),
  )
