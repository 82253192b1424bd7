import type { PredicateMatrix, Scheme } from '../scheme'

/** Result first, then behaviour; scribd 672154356 (anak lampiran 4), the same in six independent public repositories. */
export const predicateMatrix2022: PredicateMatrix = {
  ABOVE: { ABOVE: 'VERY_GOOD', MEETS: 'GOOD', BELOW: 'POOR_MISCONDUCT' },
  MEETS: { ABOVE: 'GOOD', MEETS: 'GOOD', BELOW: 'POOR_MISCONDUCT' },
  BELOW: { ABOVE: 'NEEDS_IMPROVEMENT', MEETS: 'NEEDS_IMPROVEMENT', BELOW: 'VERY_POOR' },
}

/** The appraisal in force: two ratings make a predicate, and no number is involved. */
export const predicate2022: Scheme = {
  id: 'PREDICATE_2022',
  version: 1,
  label: { id: 'Pengelolaan kinerja pegawai ASN (PermenPANRB 6/2022)', en: 'Performance management (PermenPANRB 6/2022)' },
  regulation: 'PermenPANRB 6/2022',
  sources: ['https://id.scribd.com/document/672154356', 'https://www.pustakawan.org/onmateri.php?id=20'],
  unverified: ['validFrom'],
  validFrom: '2022-01-01', // general knowledge: first applied to the year 2022
  validTo: null,
  yields: 'PREDICATE',
  weights: [],
  floor: null,
  cap: null,
  rounding: { decimals: 2, mode: 'HALF_UP' },
  scale: null,
  matrix: predicateMatrix2022,
}
