import { screen, within } from '@testing-library/react'
import { renderAt, type Recorded } from '../../testing/render-at'

const agency = { __typename: 'Agency', id: '1671:DINKES', name: 'Dinas Kesehatan' }
const position = { __typename: 'Position', title: 'Perawat Ahli Pertama', type: 'FUNGSIONAL', agency }
const employee = (nip: string, name: string, hasPost: boolean) => ({
  __typename: 'Employee',
  id: `1671:${nip}`,
  nip,
  name,
  employment: 'PNS',
  grade: 'III/a',
  current: hasPost ? { __typename: 'Assignment', id: `a-${nip}`, kind: 'DEFINITIVE', position } : null,
})
const sari = employee('199113272013121031', 'Sari Dewi', true)
const budi = employee('199013252016031072', 'Budi Santoso', false)

const answers: Recorded = {
  Employees: ({ text }) => {
    const nodes = [sari, budi].filter(({ name }) => !text || name.includes(String(text)))
    return {
      employees: {
        __typename: 'EmployeePage',
        totalCount: nodes.length,
        pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
        nodes,
      },
    }
  },
  EmployeeName: () => ({ employee: sari }),
  Employee: () => ({
    employee: {
      ...sari,
      joinedOn: '2013-12-01',
      leftOn: null,
      assignments: [
        {
          __typename: 'Assignment',
          id: 'a2',
          kind: 'ACTING',
          validFrom: '2025-03-01',
          validTo: null,
          supervisorName: 'Bayu Salim',
          supervisor: null,
          position,
        },
        {
          __typename: 'Assignment',
          id: 'a1',
          kind: 'DEFINITIVE',
          validFrom: '2013-12-01',
          validTo: '2025-03-01',
          supervisorName: 'Ade Ghani',
          supervisor: { __typename: 'Employee', id: '1671:1', name: 'Ade Ghani' },
          position: { ...position, title: 'Perawat Terampil' },
        },
      ],
    },
  }),
}

test('the list shows posts as of today, and says so of whoever has none', async () => {
  const { user } = await renderAt('/pegawai', { answers })
  const row = (await screen.findByRole('cell', { name: 'Budi Santoso' })).closest('tr')!
  expect(within(row).getByRole('cell', { name: 'Tanpa jabatan hari ini' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Nama' }))
  const names = within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent)
  expect(names).toEqual(['Budi Santoso', 'Sari Dewi'])
})

test('the panel has every post held, acting ones named as such, and only links to superiors who may be seen', async () => {
  const { user, address } = await renderAt('/pegawai', { answers })
  await user.click(await screen.findByRole('cell', { name: 'Sari Dewi' }))
  const posts = within(await screen.findByRole('list', { name: 'Riwayat jabatan' })).getAllByRole('listitem')
  expect(posts[0]).toHaveTextContent('Pelaksana tugas')
  expect(posts[0]).toHaveTextContent('Atasan: Bayu Salim')
  expect(within(posts[0]!).queryByRole('button')).not.toBeInTheDocument()
  await user.click(within(posts[1]!).getByRole('button', { name: 'Ade Ghani' }))
  expect(address()).toContain('pegawai=1671%3A1')
})

test('an employee without the permission finds no list of people', async () => {
  const { asked } = await renderAt('/pegawai', { answers, may: ['municipality.read', 'agency.read'] })
  expect(await screen.findByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeInTheDocument()
  expect(asked.map(({ operation }) => operation)).not.toContain('Employees')
})
