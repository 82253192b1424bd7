import { exactly } from '../../number'
import type { Scheme } from '../scheme'

/** The numeric appraisal of the second half of 2021, kept to import and explain old results. */
export const skp2021: Scheme = {
  id: 'SKP_2021',
  version: 1,
  label: { id: 'Penilaian kinerja PNS (PP 30/2019)', en: 'Performance appraisal (PP 30/2019)' },
  regulation: 'PP 30/2019, PermenPANRB 8/2021',
  sources: ['http://online.flipbuilder.com/vajnr/eqrv/files/basic-html/page110.html', 'https://pubhtml5.com/vral/mfux/basic/101-150'],
  unverified: ['weights', 'validFrom', 'validTo'],
  validFrom: '2021-07-01', // general knowledge: second half of 2021
  validTo: '2022-01-01', // general knowledge: PermenPANRB 6/2022 from the year 2022
  yields: 'SCORE',
  weights: [
    { code: 'WORK', label: { id: 'Sasaran Kinerja Pegawai', en: 'Work targets' }, weight: exactly('70') }, // general knowledge; 60 with 360-degree feedback
    { code: 'BEHAVIOUR', label: { id: 'Perilaku kerja', en: 'Work behaviour' }, weight: exactly('30') }, // general knowledge; 40 with 360-degree feedback
  ],
  floor: exactly('0'),
  cap: exactly('120'), // a value above 110 % becomes 120: flipbuilder page110
  conversion: 'SKP_2021', // 93/95 is 98 %, then 88: flipbuilder page110
  rounding: { decimals: 2, mode: 'HALF_UP' },
  scale: null, // its final bands were found only in contradicting versions
  matrix: null,
}
