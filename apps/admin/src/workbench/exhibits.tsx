import { Button, TextInput } from '@mantine/core'
import { TbFileOff, TbRefresh } from 'react-icons/tb'
import type { ReactNode } from 'react'
import { Badge } from '../ui/badge'
import { Empty } from '../ui/empty'
import { Field, Fields } from '../ui/field'
import { Filters } from '../ui/filters'
import { History } from '../ui/history'
import { IconButton } from '../ui/icon-button'
import { Mark } from '../ui/mark'
import { PageHeader } from '../ui/page-header'
import { Stat, Stats } from '../ui/stat'
import { Charts, Figures } from './exhibit-charts'
import { OnDemandButton, Panels, Tables } from './exhibit-tables'
import { Doorways, Openings } from './exhibit-pages'

export type Exhibit = { component: string; states: Record<string, ReactNode> }

const chapters = [
  { id: '1', what: 'Kepala Seksi', detail: 'Dinas Kesehatan', from: '2025-01-01', when: '1 Januari 2025 sampai 1 Juli 2026', isNow: false },
  { id: '2', what: 'Kepala Bidang', from: '2026-07-01', when: 'sejak 1 Juli 2026', isNow: true },
]
const long = 'Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana'

/** By the name of the file in ui/; the journey holds that none is left out. */
export const exhibits: Exhibit[] = [
  {
    component: 'badge',
    states: Object.fromEntries(
      (['good', 'attention', 'bad', 'quiet'] as const).map((tone) => [tone, <Badge key={tone} tone={tone}>Terverifikasi</Badge>]),
    ),
  },
  Charts,
  Doorways,
  {
    component: 'empty',
    states: {
      plain: <Empty icon={TbFileOff} title="Belum ada isinya" />,
      'with a reason and a next step': (
        <Empty icon={TbFileOff} title="Belum ada laporan tersimpan" action={<Button>Susun laporan</Button>}>
          Susun laporan, lalu pilih Simpan.
        </Empty>
      ),
    },
  },
  {
    component: 'field',
    states: {
      'short and long': (
        <Fields>
          <Field label="Perangkat daerah">{long}</Field>
          <Field label="Bobot">40%</Field>
        </Fields>
      ),
    },
  },
  Figures,
  {
    component: 'filters',
    states: {
      two: (
        <Filters label="Saring contoh">
          <TextInput label="Cari" placeholder="Nama atau NIP" />
          <TextInput label="Periode" defaultValue="2026-09" />
        </Filters>
      ),
    },
  },
  { component: 'history', states: { 'latest first': <History label="Jabatan" chapters={chapters} />, empty: <History label="Kosong" chapters={[]} /> } },
  {
    component: 'icon-button',
    states: {
      idle: (
        <IconButton aria-label="Muat ulang">
          <TbRefresh size={18} aria-hidden />
        </IconButton>
      ),
      disabled: (
        <IconButton aria-label="Muat ulang, belum dapat" disabled>
          <TbRefresh size={18} aria-hidden />
        </IconButton>
      ),
    },
  },
  { component: 'mark', states: { small: <Mark />, large: <Mark size={64} /> } },
  OnDemandButton,
  Openings,
  {
    component: 'page-header',
    states: {
      'title alone': <PageHeader title="Realisasi" />,
      'with lead and actions': <PageHeader title={long} lead="Satu kalimat tentang halaman ini." actions={<Button>Catat realisasi</Button>} />,
    },
  },
  Panels,
  {
    component: 'stat',
    states: {
      'loading, plain, noted': (
        <Stats label="Contoh angka">
          <Stat label="Laporan belum masuk" value="–" isLoading />
          <Stat label="Menunggu diperiksa" value="12" />
          <Stat label="Laporan terlambat" value="3" note="dari 118 laporan yang sudah masuk" />
        </Stats>
      ),
    },
  },
  Tables,
]
