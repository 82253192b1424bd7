import { ask, closeBrowser, entered, signedIn } from './person'

afterAll(closeBrowser)

const nouns = ['agency(id: $id) { name }', 'indicator(id: $id) { name }', 'employee(id: $id) { name }']

test.each(nouns)('another municipality’s id looks exactly like a missing one: %s', async (noun) => {
  const [own, other] = [await entered('admin.sabang'), await entered('admin.palembang')]
  const list = noun.startsWith('agency') ? 'agencies' : noun.startsWith('indicator') ? 'indicators' : 'employees'
  const found = await ask<Record<string, { nodes: { id: string }[] }>>(own, `{ ${list}(first: 1) { nodes { id } } }`)
  const id = found.body.data![list]!.nodes[0]!.id
  const query = `query One($id: ID!) { ${noun} }`
  expect((await ask(own, query, { id })).body.errors).toBeUndefined()

  const forbidden = await ask(other, query, { id })
  const missing = await ask(other, query, { id: `${id.split(':')[0]}:TIDAK-ADA` })
  expect(forbidden.status).toBe(missing.status)
  expect(JSON.stringify(forbidden.body)).toContain('NOT_FOUND')
  expect(JSON.stringify(forbidden.body)).toBe(JSON.stringify(missing.body))
})

test('the national analyst sees every municipality and not a single person', async () => {
  const { page } = await signedIn('analyst.national', { at: '/pegawai' })
  const report = await ask<{ report: { rows: { members: { id: string }[] }[] } }>(
    page,
    '{ report(query: { measures: [ACHIEVEMENT], rows: [{ by: MUNICIPALITY }], period: { fixed: "2026" } }) { rows { members { id } } } }',
  )
  expect(report.body.data!.report.rows.map(({ members }) => members[0]!.id).sort()).toEqual(['1172', '1373', '1671', '1708', '8272'])
  expect(JSON.stringify((await ask(page, '{ employees(first: 1) { nodes { name } } }')).body)).toContain('FORBIDDEN')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
})
