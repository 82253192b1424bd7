import { act, screen, within } from '@testing-library/react'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'

const agency = (code: string, name: string, kind: string, childCount = 0) => ({
  __typename: 'Agency',
  id: `1671:${code}`,
  code,
  name,
  kind,
  childCount,
})
const health = agency('DINKES', 'Dinas Kesehatan', 'DINAS', 1)
const clinic = agency('PKM-PLAJU', 'UPTD Puskesmas Plaju', 'UPTD')
const pages = (nodes: unknown[]) => ({
  __typename: 'AgencyPage',
  nodes,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
})
const municipality = { __typename: 'Municipality', id: 1671, name: 'Kota Palembang' }

const answers: Recorded = {
  Branch: ({ parentId }) => ({ agencies: pages(parentId ? [clinic] : [health, agency('ITDA', 'Inspektorat Daerah', 'INSPEKTORAT')]) }),
  AgencyMatches: ({ text }) => ({ agencies: pages(text === 'plaju' ? [{ ...clinic, path: [health, clinic] }] : []) }),
  AgencyName: () => ({ agency: { ...clinic, municipality } }),
  Agency: () => ({
    agency: {
      ...clinic,
      openedOn: '2017-01-01',
      closedOn: null,
      successor: null,
      path: [health, clinic],
      placements: [
        { __typename: 'AgencyPlacement', parent: null, validFrom: '2017-01-01', validTo: '2025-07-01' },
        { __typename: 'AgencyPlacement', parent: health, validFrom: '2025-07-01', validTo: null },
      ],
    },
  }),
}

test('the tree is walked with the arrow keys, and a branch is fetched when it opens', async () => {
  const { user, asked, address } = await renderAt('/perangkat-daerah', { answers })
  const first = await screen.findByRole('treeitem', { name: /Dinas Kesehatan/ })
  expect(asked.filter(({ operation }) => operation === 'Branch')).toHaveLength(1)

  act(() => first.focus())
  await user.keyboard('{ArrowRight}')
  expect(first).toHaveAttribute('aria-expanded', 'true')
  const below = await screen.findByRole('treeitem', { name: /Puskesmas Plaju/ })
  expect(below).toHaveAttribute('aria-level', '2')
  await user.keyboard('{ArrowDown}')
  expect(below).toHaveFocus()
  await user.keyboard('{ArrowLeft}')
  expect(first).toHaveFocus()
  await user.keyboard('{ArrowDown}{Enter}')
  expect(address()).toContain('perangkat=1671%3APKM-PLAJU')
})

test('the panel tells where it stands and where it stood, the latest first', async () => {
  await renderAt('/perangkat-daerah?perangkat=1671%3APKM-PLAJU', { answers })
  const history = await screen.findByRole('list', { name: 'Riwayat kedudukan' })
  expect(
    within(history)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['Dinas KesehatanSejak 1 Juli 2025Berlaku sekarang', 'Langsung di bawah kepala daerah1 Januari 2017 sampai 1 Juli 2025'])
  expect(screen.getByRole('link', { name: 'Indikatornya' })).toHaveAttribute('href', expect.stringContaining('perangkat=1671%3APKM-PLAJU'))
})

test('a search lists what matches with what stands above it, and says so when nothing does', async () => {
  const { user } = await renderAt('/perangkat-daerah?cari=plaju', { answers })
  expect(await screen.findByRole('cell', { name: 'Dinas Kesehatan' })).toBeInTheDocument()
  await user.type(screen.getByRole('searchbox', { name: 'Cari' }), 'x')
  expect(await screen.findByText('Tidak ada perangkat daerah yang cocok. Coba kata lain atau kodenya.')).toBeInTheDocument()
})

test("another municipality's agency looks exactly like a missing one", async () => {
  const notFound = () => {
    throw refuse('NOT_FOUND')
  }
  await renderAt('/perangkat-daerah?perangkat=1708%3ADINKES', { answers: { ...answers, Agency: notFound, AgencyName: notFound } })
  expect(await screen.findByRole('alert')).toHaveTextContent('Yang Anda cari tidak ditemukan.')
})
