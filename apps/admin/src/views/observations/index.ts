import { TbClipboardCheck } from 'react-icons/tb'
import { observationStates } from '@tolok/domain'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const observationsView: View<Addresses['realisasi']> = {
  path: 'realisasi',
  title: 'observations.title',
  icon: TbClipboardCheck,
  section: 'work',
  needs: 'observation.read',
  search: (raw) => ({
    realisasi: textIn(raw.realisasi),
    perangkat: textIn(raw.perangkat),
    indikator: textIn(raw.indikator),
    keadaan: oneOf(Object.values(observationStates), raw.keadaan),
    catat: textIn(raw.catat),
  }),
  texts: 'observations',
  load: () => import('./observations'),
}
