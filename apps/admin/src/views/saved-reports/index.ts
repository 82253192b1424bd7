import { TbReport } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const lists = ['laporan', 'galeri', 'jadwal', 'berkas'] as const
export const parts = ['ringkasan', 'bagikan', 'jadwal', 'versi'] as const
export const narrowings = ['semua', 'milik', 'favorit', 'menunggu', 'arsip'] as const
export type SavedSearch = Addresses['laporan-tersimpan'] & { cari?: string; map?: string; saring?: (typeof narrowings)[number] }

export const savedReportsView: View<SavedSearch> = {
  path: 'laporan-tersimpan',
  title: 'saved.title',
  icon: TbReport,
  section: 'measure',
  needs: 'report.read',
  search: (raw) => ({
    laporan: textIn(raw.laporan),
    bagian: oneOf(parts, raw.bagian),
    daftar: oneOf(lists, raw.daftar),
    cari: textIn(raw.cari),
    map: textIn(raw.map),
    saring: oneOf(narrowings, raw.saring),
  }),
  texts: 'saved',
  load: () => import('./saved-reports'),
}
