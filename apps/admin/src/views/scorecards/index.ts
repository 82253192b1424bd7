import { TbGauge } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const parts = ['rincian', 'andai', 'penilaian', 'segel'] as const
export type Part = (typeof parts)[number]

export const scorecardsView: View<Addresses['nilai-kinerja']> = {
  path: 'nilai-kinerja',
  title: 'scorecards.title',
  icon: TbGauge,
  section: 'work',
  needs: 'scorecard.read',
  search: (raw) => ({
    kartu: textIn(raw.kartu),
    bagian: oneOf(parts, raw.bagian),
    jelaskan: textIn(raw.jelaskan),
    andai: typeof raw.andai === 'string' ? raw.andai.slice(0, 2000) : undefined,
    cari: textIn(raw.cari),
    kurun: textIn(raw.kurun),
    perangkat: textIn(raw.perangkat),
    aturan: textIn(raw.aturan),
    hasil: textIn(raw.hasil),
    pegawai: textIn(raw.pegawai),
    sifat: oneOf(['latihan', 'sungguhan'] as const, raw.sifat),
    segel: oneOf(['sudah', 'belum'] as const, raw.segel),
  }),
  texts: 'scorecards',
  load: () => import('./scorecards'),
}
