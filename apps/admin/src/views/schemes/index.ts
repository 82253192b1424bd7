import { TbScale } from 'react-icons/tb'
import { readTexts } from '../../platform/i18n'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const draftParts = ['isi', 'masukan', 'simulasi', 'penerbitan'] as const
export type DraftPart = (typeof draftParts)[number]

export const schemesView: View<Addresses['aturan']> = {
  path: 'aturan',
  title: 'schemes.title',
  icon: TbScale,
  section: 'measure',
  needs: 'scheme.read',
  search: (raw) => ({
    aturan: textIn(raw.aturan),
    dengan: textIn(raw.dengan),
    rancangan: textIn(raw.rancangan),
    bagian: oneOf([...draftParts, 'ubah'] as const, raw.bagian),
  }),
  texts: 'schemes',
  load: () => Promise.all([import('./schemes'), readTexts('scheme-drafts')]).then(([page]) => page),
}
