import { Button } from '@mantine/core'
import { useState } from 'react'
import { Badge } from '../ui/badge'
import { onDemand } from '../ui/on-demand'
import { WithPanel } from '../ui/panel'
import { Table, type Column } from '../ui/table'
import type { Exhibit } from './exhibits'

type Row = { id: string; name: string; figure: number | null }
const rows: Row[] = [
  { id: 'total', name: 'Kota Palembang', figure: 93.4 },
  { id: 'dinkes', name: 'Dinas Kesehatan', figure: 98.1 },
  { id: 'disdik', name: 'Dinas Pendidikan', figure: null },
]
const many = Array.from({ length: 2000 }, (_, index) => ({ id: String(index), name: `Unit kerja ${index + 1}`, figure: (index * 37) % 120 }))
const columns: Column<Row>[] = [
  { id: 'name', header: 'Perangkat daerah', cell: ({ name }) => name, sortBy: ({ name }) => name, width: 220, isPinned: true },
  { id: 'figure', header: 'Capaian', cell: ({ figure }) => (figure === null ? '–' : `${figure}%`), sortBy: ({ figure }) => figure, isFigure: true },
  { id: 'state', header: 'Status', cell: ({ figure }) => <Badge tone={figure === null ? 'attention' : 'good'}>{figure === null ? 'Belum masuk' : 'Masuk'}</Badge> },
]
const idOf = ({ id }: Row) => id

export const Tables: Exhibit = {
  component: 'table',
  states: {
    'rows that open, a strong one, an open one': (
      <Table caption="Tiga baris" rows={rows} columns={columns} idOf={idOf} onOpen={() => {}} openId="dinkes" isStrong={({ id }) => id === 'total'} totalCount={3} />
    ),
    'two thousand rows': <Table caption="Dua ribu baris" rows={many} columns={columns} idOf={idOf} maxHeight="240px" totalCount={2000} />,
    loading: <Table caption="Sedang dibaca" rows={[]} columns={columns} idOf={idOf} isLoading />,
    empty: <Table caption="Tanpa baris" rows={[]} columns={columns} idOf={idOf} />,
  },
}

const Opening = () => {
  const [isOpen, setOpen] = useState(true)
  const panel = isOpen ? { title: 'Dinas Kesehatan', subtitle: '1671:DINKES', content: <p>Yang dibuka dari daftar.</p> } : null
  return (
    <WithPanel panel={panel} onClose={() => setOpen(false)}>
      <Button variant="default" onClick={() => setOpen(true)}>
        Buka panel
      </Button>
    </WithPanel>
  )
}
const Closed = () => (
  <WithPanel panel={null} onClose={() => {}}>
    <p>Daftar tanpa panel.</p>
  </WithPanel>
)

/** On a phone an open panel covers the page: there it is opened by its button. */
export const Panels: Exhibit = {
  component: 'panel',
  states: { closed: <Closed />, ...(matchMedia('(min-width: 1100px)').matches ? { open: <Opening /> } : {}) },
}

const Demanded = onDemand(Button as React.FC<{ children: string }>, () => Promise.resolve({ default: ({ children }: { children: string }) => <Button aria-expanded>{children}</Button> }))
export const OnDemandButton: Exhibit = { component: 'on-demand', states: { 'before it is wanted': <Demanded>Akun</Demanded> } }
