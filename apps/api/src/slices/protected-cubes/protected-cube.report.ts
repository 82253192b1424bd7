import type { SqlMeasure } from '../../platform/slice'

/**
 * What everyone may ask about people: the sealed scorecards of a year by municipality, agency (level 1) and predicate, as published once. A dimension
 * that the cube lacks is refused like any that a measure's facts lack.
 */
export const publishedMeasures: readonly SqlMeasure[] = [
  {
    id: 'PUBLISHED_PEOPLE',
    label: { id: 'Pegawai dinilai (terbitan)', en: 'People appraised (published)' },
    description: { id: 'Pegawai dengan kartu kinerja terkunci, dari terbitan tahunan; kelompok kurang dari lima orang tidak ditampilkan.', en: 'People with a sealed scorecard, as published for the year; nothing is told of fewer than five.' },
    unit: null,
    format: 'COUNT',
    polarity: null,
    rollUp: 'PUBLISHED_PEOPLE',
    fact: 'PUBLISHED',
  },
  {
    id: 'PUBLISHED_SCORE_MEAN',
    label: { id: 'Rata-rata nilai (terbitan)', en: 'Mean score (published)' },
    description: { id: 'Rata-rata nilai dari terbitan tahunan, bila semua pegawainya bernilai.', en: 'The mean score as published for the year, where everyone counted has one.' },
    unit: 'poin',
    format: 'AMOUNT',
    polarity: 'MAXIMIZE',
    rollUp: 'PUBLISHED_MEAN',
    fact: 'PUBLISHED',
  },
  {
    id: 'PUBLISHED_SHARE_GOOD_OR_BETTER',
    label: { id: 'Porsi baik atau lebih (terbitan)', en: 'Share good or better (published)' },
    description: { id: 'Persen: predikat Baik dan Sangat Baik dari semua yang berpredikat, dari terbitan tahunan.', en: 'Percent: good and very good of all with a predicate, as published for the year.' },
    unit: '%',
    format: 'PERCENT',
    polarity: 'MAXIMIZE',
    rollUp: 'PUBLISHED_SHARE',
    fact: 'PUBLISHED',
  },
]
