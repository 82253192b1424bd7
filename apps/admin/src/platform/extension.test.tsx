import { Button, Modal } from '@mantine/core'
import { TbAnchor } from 'react-icons/tb'
import { screen, within } from '@testing-library/react'
import { everyPermission } from '@tolok/domain'
import axe from 'axe-core'
import { useState } from 'react'
import { reportOf } from '@tolok/client/testing'
import { renderAt, type Recorded } from '../testing/render-at'
import type { AdminExtension, PlaceName, Placed } from './extension'

const Told = (given: object) => <p>{JSON.stringify(given)}</p>
const Inspect = ({ id }: { id: string }) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="light" onClick={() => setOpen(true)}>{`Periksa ${id}`}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Pemeriksaan" closeButtonProps={{ 'aria-label': 'Tutup' }}>
        Belum pernah diperiksa.
      </Modal>
    </>
  )
}
const Faulty = () => {
  throw new Error('the fault of an extension')
}
const titles: Record<PlaceName, string> = {
  'home.card': 'Kartu pelabuhan',
  'agency.panel': 'Dermaga perangkat daerah',
  'employee.panel': 'Dermaga pegawai',
  'indicator.panel': 'Dermaga indikator',
  'agency.column': 'Kolom perangkat daerah',
  'employee.column': 'Kolom pegawai',
  'indicator.column': 'Kolom indikator',
  'agency.action': 'Tombol perangkat daerah',
  'employee.action': 'Tombol pegawai',
  'indicator.action': 'Tombol indikator',
  'observation.form': 'Pasang surut',
}
const everyPlace = (Object.keys(titles) as PlaceName[]).map((at) => ({ at, title: `teluk-uji/${at}`, load: async () => ({ default: at.endsWith('.action') ? Inspect : Told }) }) as Placed)
const bay = (places: readonly Placed[] = everyPlace): AdminExtension => ({
  name: 'teluk-uji',
  texts: { id: wordsOf, en: wordsOf },
  places,
  views: [
    {
      path: 'teluk-uji-dermaga',
      title: 'teluk-uji/title',
      icon: TbAnchor,
      section: 'measure',
      needs: 'teluk-uji/use',
      search: () => ({}),
      load: async () => ({ default: () => <h1>Semua dermaga</h1> }),
    },
  ],
})
async function wordsOf() {
  return { messages: { 'teluk-uji/title': 'Dermaga', 'teluk-uji/second': 'Dermaga kedua', ...Object.fromEntries(Object.entries(titles).map(([at, title]) => [`teluk-uji/${at}`, title])) } }
}
const theirs = [...everyPermission, 'teluk-uji/use'] as const

const pageOf = (typename: string, nodes: unknown[]) => ({ __typename: typename, totalCount: nodes.length, pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, nodes })
const agency = { __typename: 'Agency', id: '1671:DINKES', code: 'DINKES', name: 'Dinas Kesehatan', kind: 'DINAS', path: [] }
const employee = { __typename: 'Employee', id: '1671:1991', nip: '1991', name: 'Sari Dewi', employment: 'PNS', grade: 'III/a', current: null }
const indicator = { __typename: 'Indicator', id: '1671:KES-01', code: 'KES-01', name: 'Berkas diselesaikan', type: 'COUNT', unit: 'berkas', polarity: 'MAXIMIZE', cadence: 'MONTH', weight: '1', decimals: 0, minimizeFormula: 'LINEAR', rangeCondition: 'NORMAL', overTime: 'SUM', overSubjects: 'SUM', cap: '120', floor: '0', per: '1' }
const target = { __typename: 'Target', id: 't1', period: '2026-09', periodFrom: '2026-09-01', periodTo: '2026-09-30', agency, employee: null, revisions: [], indicator }
const answers: Recorded = {
  AgencyMatches: () => ({ agencies: pageOf('AgencyPage', [agency]) }),
  AgencyName: () => ({ agency: { ...agency, municipality: { __typename: 'Municipality', id: 1671, name: 'Kota Palembang' } } }),
  Agency: () => ({ agency: { ...agency, openedOn: '2017-01-01', closedOn: null, childCount: 0, successor: null, placements: [] } }),
  AgencyAttributes: () => ({ agency: null }),
  Employees: () => ({ employees: pageOf('EmployeePage', [employee]) }),
  EmployeeName: () => ({ employee }),
  Employee: () => ({ employee: { ...employee, joinedOn: '2013-12-01', leftOn: null, assignments: [] } }),
  Indicators: () => ({ indicators: pageOf('IndicatorPage', [indicator]) }),
  Indicator: () => ({ indicator: { ...indicator, description: null, formula: 'Realisasi = jumlah laporan', partOf: null, parts: [] } }),
  Report: () => reportOf(['TARGET', 'ACTUAL', 'ACHIEVEMENT'], []),
  Waiting: () => ({ drafts: pageOf('ObservationPage', []), returned: pageOf('ObservationPage', []), submitted: pageOf('ObservationPage', []) }),
  Observations: () => ({ observations: pageOf('ObservationPage', []) }),
  IndicatorChoices: () => ({ indicators: { __typename: 'IndicatorPage', nodes: [indicator] } }),
  ChosenIndicator: () => ({ indicator }),
  TargetsToReport: () => ({ targets: pageOf('TargetPage', [target]) }),
}
const owners = [
  { owner: 'agency', list: '/perangkat-daerah?cari=din', opened: 'perangkat', id: agency.id, row: 'Dinas Kesehatan' },
  { owner: 'employee', list: '/pegawai?cari=sari', opened: 'pegawai', id: employee.id, row: 'Sari Dewi' },
  { owner: 'indicator', list: '/indikator?cari=berkas', opened: 'indikator', id: indicator.id, row: 'Berkas diselesaikan' },
] as const

test.each(owners)('the list of each $owner has its column and its button, which does what it does and opens no row', async ({ owner, list, id, row }) => {
  const { user, address } = await renderAt(list, { answers, may: theirs, added: [bay()] })
  expect(await screen.findByRole('columnheader', { name: titles[`${owner}.column`] })).toBeInTheDocument()
  expect(await screen.findByRole('cell', { name: `{"id":"${id}"}` })).toBeInTheDocument()
  expect(screen.getByRole('columnheader', { name: 'Tindakan' })).toBeInTheDocument()
  const before = address()
  await user.click(await screen.findByRole('button', { name: `Periksa ${id}` }))
  const dialog = await screen.findByRole('dialog', { name: 'Pemeriksaan' })
  await user.click(within(dialog).getByText('Belum pernah diperiksa.'))
  await user.click(within(dialog).getByRole('button', { name: 'Tutup' }))
  expect(address()).toBe(before)
  await user.click(screen.getByRole('cell', { name: row }))
  expect(address()).not.toBe(before)
})

test.each(owners)('what is shown of one $owner ends with its part, under its title', async ({ owner, list, opened, id }) => {
  await renderAt(`${list}&${opened}=${encodeURIComponent(id)}`, { answers, may: theirs, added: [bay()] })
  const part = within(await screen.findByRole('region', { name: titles[`${owner}.panel`] }))
  expect(part.getByRole('heading', { name: titles[`${owner}.panel`] })).toBeInTheDocument()
  expect(await part.findByText(`{"id":"${id}"}`)).toBeInTheDocument()
})

test('in the form it stands between figure and evidence, as soon as it is known whose figure that is', async () => {
  const { user } = await renderAt('/realisasi?periode=2026-09&catat=baru', { answers, may: theirs, added: [bay()] })
  const form = await screen.findByRole('dialog', { name: 'Catat realisasi' })
  expect(within(form).queryByRole('region', { name: 'Pasang surut' })).not.toBeInTheDocument()
  await user.click(within(form).getByRole('combobox', { name: 'Indikator' }))
  await user.click(await screen.findByRole('option', { name: 'Berkas diselesaikan' }))
  const part = await within(form).findByRole('region', { name: 'Pasang surut' })
  expect(await within(part).findByText('{"targetId":"t1"}')).toBeInTheDocument()
  expect(part.closest('form')).toContainElement(within(form).getByRole('textbox', { name: /Bukti/ }))
})

test('its page stands in the menu, last of its section, and opens; the first page has its card', async () => {
  const { user } = await renderAt('/', { answers, may: theirs, added: [bay()] })
  expect(await screen.findByRole('region', { name: 'Kartu pelabuhan' })).toHaveTextContent('{}')
  const menu = within(screen.getByRole('navigation', { name: 'Menu' }))
  const pages = menu.getAllByRole('link').map((link) => link.textContent)
  expect(pages[pages.indexOf('Dermaga') + 1]).toBe('Pegawai')
  await user.click(menu.getByRole('link', { name: 'Dermaga' }))
  expect(await screen.findByRole('heading', { name: 'Semua dermaga' })).toBeInTheDocument()
})

test('for whoever has not this extension nothing stands anywhere', async () => {
  await renderAt('/perangkat-daerah?cari=din&perangkat=1671%3ADINKES', { answers, added: [bay()] })
  expect(await screen.findByRole('cell', { name: 'Dinas Kesehatan' })).toBeInTheDocument()
  await screen.findByText('Berdiri sejak')
  for (const title of Object.values(titles)) expect(screen.queryByText(title)).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Periksa/ })).not.toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Dermaga' })).not.toBeInTheDocument()
})

test('a page of it is not found by whoever has it not', async () => {
  await renderAt('/teluk-uji-dermaga', { answers, added: [bay()] })
  expect(await screen.findByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeInTheDocument()
})

test('a part may need a permission of its own; a fault in one takes nothing with it, not even its neighbour', async () => {
  const complaints = jest.spyOn(console, 'error').mockImplementation(() => {}) // React tells of the fault
  const places: Placed[] = [
    { at: 'agency.panel', title: 'teluk-uji/agency.panel', load: async () => ({ default: Faulty }) },
    { at: 'agency.panel', title: 'teluk-uji/second', load: async () => ({ default: Told }) },
    { at: 'agency.panel', title: 'teluk-uji/observation.form', needs: 'teluk-uji/dermaga.write', load: async () => ({ default: Told }) },
  ]
  await renderAt('/perangkat-daerah?cari=din&perangkat=1671%3ADINKES', { answers, may: theirs, added: [bay(places)] })
  expect(await screen.findByText(/Bagian tambahan ini sedang bermasalah/)).toBeInTheDocument()
  expect(await within(screen.getByRole('region', { name: 'Dermaga kedua' })).findByText('{"id":"1671:DINKES"}')).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Pasang surut' })).not.toBeInTheDocument()
  expect(screen.getByRole('cell', { name: 'Dinas Kesehatan' })).toBeInTheDocument()
  complaints.mockRestore()
})

test('nothing stands in the way of those who do not see it', async () => {
  await renderAt('/perangkat-daerah?cari=din&perangkat=1671%3ADINKES', { answers, may: theirs, added: [bay()] })
  await screen.findByRole('region', { name: 'Dermaga perangkat daerah' })
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})
