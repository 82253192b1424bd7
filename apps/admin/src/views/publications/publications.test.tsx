import { screen, within } from '@testing-library/react'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'

const publication = { __typename: 'CubePublication', id: 'p-2024', municipalityId: 1671, period: '2024', publishedAt: '2025-02-01T03:00:00Z', publishedByName: 'Ibu Sari', hash: 'a'.repeat(64), people: 78, openAgencies: 2, closedAgencies: 3, suppressed: 2 }
const figure = (id: string, reason: string, people: number | null) => ({ __typename: 'SuppressedFigure', id, kind: 'AGENCY', reason, agencyName: id, predicate: null, people })
const page = (nodes: object[]) => ({ nodes, pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, totalCount: nodes.length })
const words = (id: string) => ({ __typename: 'Words', id, en: id })
const answers: Recorded = {
  ReportCatalogue: () => ({
    reportCatalogue: {
      __typename: 'ReportCatalogue',
      measures: [{ __typename: 'CatalogueMeasure', id: 'PUBLISHED_PEOPLE', label: words('Pegawai dinilai'), description: words(''), format: 'COUNT', rollUp: 'PUBLISHED_PEOPLE', unit: null, polarity: null, dimensions: ['AGENCY'] }],
      dimensions: [{ __typename: 'CatalogueDimension', id: 'AGENCY', label: words('Perangkat daerah'), description: words(''), kind: 'TREE', operators: [], grains: [], deepestLevel: 1, choices: [] }],
    },
  }),
  Publications: () => ({ cubePublications: { __typename: 'CubePublicationPage', ...page([publication]) } }),
  Suppressed: () => ({ suppressedFigures: { __typename: 'SuppressedFigurePage', ...page([figure('Dinas Sosial', 'ONLY_WHOLE', 20), figure('Dinas Pasar', 'MASKED', null)]) } }),
  Publishable: () => ({ publishableYears: [{ __typename: 'PublishableYear', period: '2025', sealed: 120, leftOut: 3 }] }),
  PublicationCalendar: () => ({ cubeCalendar: { __typename: 'CubeCalendar', municipalityId: 1671, onDay: null } }),
  Publish: () => ({ publishScorecards: { __typename: 'ProtectedCube', id: 'p-2025' } }),
}

test('a publication says what is not told as it is, and why', async () => {
  await renderAt('/terbitan?terbitan=p-2024', { answers })
  expect(await screen.findByText('a'.repeat(64))).toBeInTheDocument()
  const list = within(await screen.findByRole('list', { name: /^Yang tidak ditampilkan/ }))
  expect(list.getByText(/^Hanya jumlahnya yang terbit \(20 orang\)/)).toBeInTheDocument()
  expect(list.getByText(/^Tidak terbit: kurang dari lima orang/)).toBeInTheDocument()
  expect(screen.getByText(/5 orang di balik setiap angka/)).toBeInTheDocument()
})

test('publishing says what stays out for good, and waits until that was read', async () => {
  const { user, asked } = await renderAt('/terbitan', { answers })
  await user.click(await screen.findByRole('button', { name: 'Terbitkan sekarang' }))
  expect(await screen.findByText('120 kartu tersegel akan dimuat. 3 kartu belum disegel; untuk seterusnya tidak ikut.')).toBeInTheDocument()
  const go = screen.getByRole('button', { name: 'Terbitkan 2025' })
  expect(go).toBeDisabled()
  await user.click(screen.getByRole('checkbox'))
  await user.click(go)
  expect(asked.find(({ operation }) => operation === 'Publish')!.variables).toEqual({ municipalityId: 1671, period: '2025' })
})

test('where nothing is left to publish the button is off and says so; a refusal stands in the dialog', async () => {
  await renderAt('/terbitan', { answers: { ...answers, Publishable: () => ({ publishableYears: [] }) } })
  expect(await screen.findByText(/^Tidak ada tahun yang dapat diterbitkan/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Terbitkan sekarang' })).toBeDisabled()
  const { user } = await renderAt('/terbitan', { answers: { ...answers, Publish: () => { throw refuse('CONFLICT') } } })
  await user.click((await screen.findAllByRole('button', { name: 'Terbitkan sekarang' })).at(-1)!)
  await user.click(screen.getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Terbitkan 2025' }))
  expect(await within(screen.getByRole('dialog')).findByText('Orang lain baru saja mengubah data ini.')).toBeInTheDocument()
})

test('a day is set on which the year before is published by itself, and taken away again', async () => {
  let onDay: string | null = null
  const calendar = () => ({ __typename: 'CubeCalendar', municipalityId: 1671, onDay })
  const { user, asked } = await renderAt('/terbitan', {
    answers: {
      ...answers,
      PublicationCalendar: () => ({ cubeCalendar: calendar() }),
      SetPublicationCalendar: (variables) => {
        onDay = variables['onDay'] as string | null
        return { setCubeCalendar: calendar() }
      },
    },
  })
  expect(await screen.findByText(/^Tidak; hanya dengan tombol/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Ubah' }))
  await user.click(screen.getByRole('switch', { name: 'Terbitkan otomatis setiap tahun' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Tanggal' }), '17')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Bulan' }), 'Agustus')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByText(/^Setiap 17 Agustus, untuk tahun sebelumnya/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Ubah' }))
  await user.click(screen.getByRole('switch', { name: 'Terbitkan otomatis setiap tahun' }))
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByText(/^Tidak; hanya dengan tombol/)).toBeInTheDocument()
  expect(asked.filter(({ operation }) => operation === 'SetPublicationCalendar').map(({ variables }) => variables)).toEqual([{ municipalityId: 1671, onDay: '08-17' }, { municipalityId: 1671, onDay: null }])
})
