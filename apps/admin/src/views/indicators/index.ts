import { IconTargetArrow } from '@tabler/icons-react'
import { polarities, type Polarity } from '@tolok/domain'
import { oneOf, textIn, type View } from '../../platform/view'

export type IndicatorsSearch = { indikator?: string; cari?: string; arah?: Polarity; perangkat?: string }

export const indicatorsView: View<IndicatorsSearch> = {
  path: 'indikator',
  title: 'indicators.title',
  icon: IconTargetArrow,
  section: 'measure',
  needs: 'indicator.read',
  search: (raw) => ({
    indikator: textIn(raw.indikator),
    cari: textIn(raw.cari),
    arah: oneOf(Object.values(polarities), raw.arah),
    perangkat: textIn(raw.perangkat),
  }),
  texts: 'views',
  load: () => import('./indicators'),
}
