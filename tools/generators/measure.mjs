// A figure of reports: an entry beside the slice's other report entries, and a test that asks it. It counts a kind of fact that there is; see add-a-dimension.md for a new kind.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Refusal, root } from '../checkout.mjs'
import { titled, upper } from './plan.mjs'

export const measure = {
  options: ['in', 'title', 'judul'],
  next: 'say in `tally` what is counted of f, and in the test what it must come to, then npm run check',
  plan(name, { in: owner = 'observations', title = titled(name), judul = title }) {
    const kind = existsSync(path.join(root, `apps/api/src/extensions/${owner}`)) ? 'extensions' : 'slices'
    const folder = `apps/api/src/${kind}/${owner}`
    if (!existsSync(path.join(root, folder, 'index.ts'))) throw new Refusal(`${folder} is not there: --in names a slice or an extension.`)
    const id = kind === 'extensions' ? `${upper(owner)}_${upper(name)}` : upper(name)
    const symbol = `${name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Measures`
    return {
      files: {
        [`${folder}/${name}.report.ts`]: `import type { SqlMeasure } from '../../platform/slice'
import { sql } from '../../platform/statement'

export const ${symbol}: readonly SqlMeasure[] = [
  {
    id: '${id}',
    label: { id: '${judul}', en: '${title}' },
    description: { id: 'Banyaknya laporan yang sudah jatuh tempo.', en: 'How many reports have fallen due.' },
    unit: null,
    format: 'COUNT',
    polarity: null,
    rollUp: 'COUNT',
    fact: 'SLOT',
    tally: sql\`count(*)\`,${kind === 'extensions' ? `\n    use: '${owner}/use',` : ''}
  },
]
`,
        [`${folder}/${name}.report.test.ts`]: `${kind === 'extensions' ? "import { extensions } from '@tolok/domain'\n" : ''}import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import type { Server } from '../../server'

let database: TestDatabase
let server: Server
let own: Session
const towns = [${kind === 'extensions' ? `extensions.find(({ name }) => name === '${owner}')?.municipalities?.[0] ?? 9001, 9002` : '9001, 9002'}] as const

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  for (const town of towns) {
    await make.municipality({ id: town })
    const agency = await make.agency({ municipality_id: town, code: 'DINKES' })
    const indicator = await make.indicator({ municipality_id: town, code: 'IK-1', cadence: 'MONTH' })
    await make.target({ municipality_id: town, indicator_id: indicator.id, agency_id: agency.id, period: '2025', period_from: '2025-01-01', period_to: '2025-12-31' })
  }
  own = await make.signedIn('ADMIN', towns[0])
})
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

const figures = async () => {
  const query = { measures: ['${id}', 'EXPECTED'], rows: [{ by: 'MUNICIPALITY' }], period: { fixed: '2025' } }
  return (await execute(server, 'query ($query: ReportQueryInput!) { report(query: $query) { rows { members { id } values } } }', { query }, own)).body.data.report.rows
}

test('twelve months of one target are twelve reports, and another municipality counts for nothing', async () => {
  expect(await figures()).toEqual([{ members: [{ id: String(towns[0]) }], values: [12, 12] }])
})
`,
      },
      edits: [
        {
          file: `${folder}/index.ts`,
          change(text) {
            const withImport = text.replace(/((?:^import .*\n)+)/m, (imports) => `${imports}import { ${symbol} } from './${name}.report'\n`)
            if (/\bmeasures: \[/.test(text)) return withImport.replace(/\bmeasures: \[/, `measures: [...${symbol}, `).replace(/, \]/, ']')
            if (/\bmeasures: (\w+)/.test(text)) return withImport.replace(/\bmeasures: (\w+)/, `measures: [...$1, ...${symbol}]`)
            return withImport.replace(/\bresolvers: /, `measures: ${symbol}, resolvers: `)
          },
        },
      ],
    }
  },
}
