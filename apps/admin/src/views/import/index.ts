import { TbFileImport } from 'react-icons/tb'
import { oneOf, textIn, type View } from '../../platform/view'
import { importKinds, type ImportKind } from './kinds'

export type ImportSearch = { berkas?: string; jenis?: ImportKind; baris?: RowFilter }
export const rowFilters = ['ALL', 'PROBLEMS', 'NEW', 'CHANGED', 'UNCHANGED'] as const
export type RowFilter = (typeof rowFilters)[number]

export const importView: View<ImportSearch> = {
  path: 'impor',
  title: 'import.title',
  icon: TbFileImport,
  section: 'platform',
  needs: 'import.run',
  search: (raw) => ({ berkas: textIn(raw.berkas), jenis: oneOf(importKinds, raw.jenis), baris: oneOf(rowFilters, raw.baris) }),
  texts: 'import',
  load: () => import('./import'),
}
