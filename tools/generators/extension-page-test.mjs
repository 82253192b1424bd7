// The admin's test of an extension's attribute on core's page of agencies: a column, a filter, and a form that sets it.
import { camel, pascal } from './plan.mjs'

export const pageTest = ({ name, attribute }) => {
  const [symbol, type] = [camel(name), `${pascal(name)}Agency`]
  return `import { screen, within } from '@testing-library/react'
import { answersOf } from '@tolok/domain'
import { ${symbol} } from '@tolok/domain/extensions/${name}'
import { renderAt, type Recorded } from '../../testing/render-at'

const attribute = ${symbol}.attributes!.find(({ id }) => id === '${attribute}')!
const [one, two] = answersOf(attribute)
const carried = (answer: string | undefined) => ({ ${symbol}: { __typename: '${type}', ${attribute}: answer ?? null } })
const clinic = { __typename: 'Agency', id: '1671:PKM', code: 'PKM', name: 'Puskesmas', kind: 'UPTD', path: [] }
const answers: Recorded = {
  AgencyMatches: () => ({ agencies: { __typename: 'AgencyPage', totalCount: 1, pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, nodes: [{ ...clinic, ...carried(one!.id) }] } }),
  AgencyName: () => ({ agency: { ...clinic, municipality: { __typename: 'Municipality', id: 1671, name: 'Kota Palembang' } } }),
  Agency: () => ({ agency: { ...clinic, openedOn: '2017-01-01', closedOn: null, childCount: 0, successor: null, placements: [] } }),
  AgencyAttributes: () => ({ agency: { __typename: 'Agency', id: clinic.id, ...carried(one!.id) } }),
  Set${type}: () => ({ set${type}: { __typename: 'Agency', id: clinic.id, ...carried(two!.id) } }),
}

test('the list of agencies has its column and is filtered by it', async () => {
  const { asked } = await renderAt(\`/perangkat-daerah?sifat=${name}.${attribute}:\${one!.id}\`, { answers })
  expect(await screen.findByRole('columnheader', { name: new RegExp(attribute.label.id) })).toBeInTheDocument()
  expect(screen.getByRole('cell', { name: one!.label.id })).toBeInTheDocument()
  expect(asked.find(({ operation }) => operation === 'AgencyMatches')?.variables).toMatchObject({ attributes: [{ attribute: '${name}.${attribute}', in: [one!.id] }] })
})

test('whoever may sets it where the agency is shown', async () => {
  const { user, asked } = await renderAt('/perangkat-daerah?cari=pus&perangkat=1671%3APKM', { answers })
  const part = within(await screen.findByRole('region', { name: ${symbol}.label.id }))
  expect(part.getByText(one!.label.id)).toBeInTheDocument()
  await user.click(part.getByRole('button', { name: 'Ubah' }))
  await user.selectOptions(part.getByRole('combobox', { name: attribute.label.id }), two!.id)
  await user.click(part.getByRole('button', { name: 'Simpan' }))
  expect(await part.findByText(two!.label.id)).toBeInTheDocument()
  expect(asked.find(({ operation }) => operation === 'Set${type}')?.variables).toEqual({ id: '1671:PKM', values: { ${attribute}: two!.id } })
})

test('for whoever has not this extension there is nothing of it', async () => {
  const { asked } = await renderAt(\`/perangkat-daerah?cari=pus&sifat=${name}.${attribute}:\${one!.id}\`, { answers, may: ['agency.read'] })
  expect(await screen.findByRole('cell', { name: 'Puskesmas' })).toBeInTheDocument()
  expect(screen.queryByRole('columnheader', { name: new RegExp(attribute.label.id) })).not.toBeInTheDocument()
  expect(asked.find(({ operation }) => operation === 'AgencyMatches')?.variables.attributes).toBeUndefined()
})
`
}
