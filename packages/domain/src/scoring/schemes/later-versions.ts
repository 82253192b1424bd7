/**
 * Second versions of the published schemes, with what their regulations add beyond the first: work beyond the plan, the bands of 2021, the head
 * of a unit. The first versions never change and stay the default; one of these is asked for by its number, 'SKP_2013@2'.
 */
import { exactly } from '../../number'
import type { AdditionRow, SchemeAddition } from '../additions'
import { skp2021 as scale2021 } from '../scales'
import type { Scheme } from '../scheme'
import { predicate2022 } from './predicate-2022'
import { skp2013 } from './skp-2013'
import { skp2021 } from './skp-2021'

const row = (code: string, id: string, en: string, points: string, from: string | null = null): AdditionRow => ({
  code,
  label: { id, en },
  from: from === null ? null : exactly(from),
  points: exactly(points),
})

/** Points from general knowledge; that Perka BKN 1/2013 has both chapters say pns.kamikamu.co.id and sasarankerjapegawai.blogspot.com. */
const extraTasks: SchemeAddition = {
  code: 'ADDITIONAL_TASKS',
  label: { id: 'Tugas tambahan', en: 'Additional tasks' },
  component: 'WORK',
  rule: 'COUNT',
  rows: [
    row('SEVEN_OR_MORE', '7 tugas atau lebih', '7 tasks or more', '3', '7'),
    row('FOUR_TO_SIX', '4 sampai 6 tugas', '4 to 6 tasks', '2', '4'),
    row('ONE_TO_THREE', '1 sampai 3 tugas', '1 to 3 tasks', '1', '1'),
  ],
  cap: null,
}
const creativity: SchemeAddition = {
  code: 'CREATIVITY',
  label: { id: 'Kreativitas', en: 'Creativity' },
  component: 'WORK',
  rule: 'LEVEL',
  rows: [
    row('UNIT', 'bermanfaat bagi unit kerja (eselon II)', 'of use to the unit (echelon II)', '3'),
    row('PPK', 'bermanfaat bagi instansi (pejabat pembina kepegawaian)', 'of use to the institution (personnel authority)', '6'),
    row('PRESIDENT', 'bermanfaat bagi negara (Presiden)', 'of use to the state (President)', '12'),
  ],
  cap: null,
}

/** Extra tasks and creativity are added to the SKP value before it is weighed. */
export const skp2013WithAdditions: Scheme = {
  ...skp2013,
  version: 2,
  sources: [
    ...skp2013.sources,
    'https://pns.kamikamu.co.id/dasar-hukum-peraturan-kepala-bkn-nomor-2/',
    'https://sasarankerjapegawai.blogspot.com',
  ],
  unverified: ['additions'],
  additions: [extraTasks, creativity],
}

/** Annex of PermenPANRB 8/2021, printed pages 95 and 96: pubhtml5.com/vral/mfux. The weights of the scopes are on a page that was not found. */
const additionalResults: SchemeAddition = {
  code: 'ADDITIONAL_RESULTS',
  label: { id: 'Kinerja tambahan', en: 'Additional results' },
  component: 'WORK',
  rule: 'RESULTS',
  rows: [
    row('VERY_GOOD', 'Sangat Baik', 'Very good', '100'),
    row('GOOD', 'Baik', 'Good', '80'),
    row('FAIR', 'Cukup', 'Fair', '60'),
    row('POOR', 'Kurang', 'Poor', '40'),
    row('VERY_POOR', 'Sangat Kurang', 'Very poor', '20'),
  ],
  cap: exactly('10'),
}

/** 70 and 30: agencies that do not ask peers and subordinates about behaviour (PP 30/2019 Pasal 41). */
export const skp2021WithAdditions: Scheme = {
  ...skp2021,
  version: 2,
  sources: [...skp2021.sources, scale2021.source],
  unverified: ['validFrom', 'validTo', 'scale'],
  additions: [additionalResults],
  scale: scale2021,
}

/** 60 and 40: agencies that do ask them. */
export const skp2021With360: Scheme = {
  ...skp2021WithAdditions,
  id: 'SKP_2021_360',
  version: 1,
  label: { id: 'Penilaian kinerja PNS dengan umpan balik 360° (PP 30/2019)', en: 'Performance appraisal with 360° feedback (PP 30/2019)' },
  weights: skp2021.weights.map((component) => ({ ...component, weight: exactly(component.code === 'WORK' ? '60' : '40') })),
}

/**
 * The achievement of the organisation is its head's rating of results: SE MenPANRB 3/2023 as postingnews.id quotes it. Which of five predicates is
 * which of three ratings was found nowhere: this platform's proposal.
 */
export const predicate2022WithHeads: Scheme = {
  ...predicate2022,
  version: 2,
  regulation: 'PermenPANRB 6/2022, SE MenPANRB 3/2023',
  sources: [
    ...predicate2022.sources,
    'https://postingnews.id/amp/11905/aturan-baru-pns-tidak-bisa-lagi-kerja-santai-sudah-mulai-dalam-pengawasan-ketat/16',
  ],
  unverified: ['validFrom', 'unitHead'],
  unitHead: { EXCEPTIONAL: 'ABOVE', GOOD: 'MEETS', NEEDS_IMPROVEMENT: 'BELOW', POOR: 'BELOW', VERY_POOR: 'BELOW' },
}

export const laterVersions: readonly Scheme[] = [skp2013WithAdditions, skp2021WithAdditions, skp2021With360, predicate2022WithHeads]
