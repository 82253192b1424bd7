import { TbTargetArrow } from 'react-icons/tb'
import { polarities } from '@tolok/domain'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const indicatorsView: View<Addresses['indikator']> = {
  path: 'indikator',
  title: 'indicators.title',
  icon: TbTargetArrow,
  section: 'measure',
  needs: 'indicator.read',
  search: (raw) => ({
    indikator: textIn(raw.indikator),
    cari: textIn(raw.cari), sifat: textIn(raw.sifat),
    arah: oneOf(Object.values(polarities), raw.arah),
    perangkat: textIn(raw.perangkat),
  }),
  texts: 'views',
  load: () => import('./indicators'),
}
