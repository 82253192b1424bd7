import { exactly } from '../../number'
import { skp2013 as scale } from '../scales'
import type { Scheme } from '../scheme'

/** Sasaran Kerja Pegawai with behaviour, for the years 2014 to the first half of 2021. */
export const skp2013: Scheme = {
  id: 'SKP_2013',
  version: 1,
  label: { id: 'Penilaian prestasi kerja PNS (PP 46/2011)', en: 'Work performance appraisal (PP 46/2011)' },
  regulation: 'PP 46/2011, Perka BKN 1/2013',
  sources: ['http://slideplayer.info/slide/2020101/', 'https://scribd.com/document/354032278'],
  unverified: [],
  validFrom: '2014-01-01', // slideplayer.info/slide/2020101: in force from January 2014
  validTo: '2021-07-01', // BKN practice: the second half of 2021 was appraised by PP 30/2019
  yields: 'SCORE',
  weights: [
    { code: 'WORK', label: { id: 'Sasaran Kerja Pegawai', en: 'Work targets' }, weight: exactly('60') }, // slideplayer.info/slide/2020101
    { code: 'BEHAVIOUR', label: { id: 'Perilaku kerja', en: 'Work behaviour' }, weight: exactly('40') }, // slideplayer.info/slide/2020101
  ],
  floor: exactly('0'),
  cap: null, // 2 of 1 gives 200: denganbasmalahakubisa.blogspot.com/2014/11/tatacara-pengukuran-skp-bagian-3.html
  rounding: { decimals: 2, mode: 'HALF_UP' }, // 85,50 in scribd 354032278
  scale,
  matrix: null,
}
