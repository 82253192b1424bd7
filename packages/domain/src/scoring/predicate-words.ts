/** The official words of ratings and predicates (PermenPANRB 6/2022), with their English. */
import type { OrganisationPredicate } from '../calculators/distribution'
import type { Words } from '../words'
import type { Expectation, Predicate } from './scheme'

export const expectationWords: Readonly<Record<Expectation, Words>> = {
  ABOVE: { id: 'di atas ekspektasi', en: 'above expectation' },
  MEETS: { id: 'sesuai ekspektasi', en: 'meets expectation' },
  BELOW: { id: 'di bawah ekspektasi', en: 'below expectation' },
}

export const predicateWords: Readonly<Record<Predicate, Words>> = {
  VERY_GOOD: { id: 'Sangat Baik', en: 'Very good' },
  GOOD: { id: 'Baik', en: 'Good' },
  NEEDS_IMPROVEMENT: { id: 'Butuh Perbaikan', en: 'Needs improvement' },
  POOR_MISCONDUCT: { id: 'Kurang/Misconduct', en: 'Poor/misconduct' },
  VERY_POOR: { id: 'Sangat Kurang', en: 'Very poor' },
}

export const organisationPredicateWords: Readonly<Record<OrganisationPredicate, Words>> = {
  EXCEPTIONAL: { id: 'Istimewa', en: 'Exceptional' },
  GOOD: { id: 'Baik', en: 'Good' },
  NEEDS_IMPROVEMENT: { id: 'Butuh Perbaikan', en: 'Needs improvement' },
  POOR: { id: 'Kurang', en: 'Poor' },
  VERY_POOR: { id: 'Sangat Kurang', en: 'Very poor' },
}
