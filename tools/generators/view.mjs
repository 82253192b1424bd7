// A page: a question to the report engine and its table. With --in it belongs to an extension, with --by it is about another dimension than agencies.
import { camel, listed, pascal, titled, worded } from './plan.mjs'

export const view = {
  options: ['in', 'by', 'title', 'judul'],
  next: 'read the two files, say in the four texts what it shows, then npm run check',
  plan(name, { in: extension, by = 'AGENCY', title = titled(name), judul = title }) {
    const folder = extension ? `apps/admin/src/extensions/${extension}/${name}` : `apps/admin/src/views/${name}`
    const symbol = `${camel(name)}View`
    const words = extension ? `${extension}/${name}` : name
    const texts = { id: { title: judul, lead: `Capaian tahun ini menurut ${judul.toLowerCase()}.`, empty: 'Belum ada angka untuk tahun ini' }, en: { title, lead: `This year's achievement by ${title.toLowerCase()}.`, empty: 'No figures for this year yet' } }
    const catalogue = (language, { title, lead, empty }) => [
      worded(extension ? `apps/admin/src/extensions/${extension}/locales/${language}.json` : `apps/admin/src/locales/${language}.json`, { [`${words}.title`]: title }),
      worded(extension ? `apps/admin/src/extensions/${extension}/locales/${language}.json` : `apps/admin/src/locales/${language}.views.json`, { [`${words}.lead`]: lead, [`${words}.empty`]: empty }),
    ]
    const depth = extension ? '../../..' : '../..'
    return {
      files: {
        [`${folder}/index.ts`]: door({ name, symbol, words, extension, depth }),
        [`${folder}/${name}.tsx`]: page({ name, words, by, depth }),
        [`${folder}/${name}.test.tsx`]: test({ name, judul, by, depth, lead: texts.id.lead, extension }),
      },
      edits: [
        extension
          ? listed(`apps/admin/src/extensions/${extension}/index.ts`, { list: 'views', member: symbol, from: `./${name}` })
          : { file: 'apps/admin/src/views.ts', change: (text) => text.replace("import { settingsView }", `import { ${symbol} } from './views/${name}'\nimport { settingsView }`).replace('  settingsView,\n', `  ${symbol},\n  settingsView,\n`) },
        ...Object.entries(texts).flatMap(([language, each]) => catalogue(language, each)),
      ],
    }
  },
}

const door = ({ name, symbol, words, extension, depth }) => `import { TbChartBar } from 'react-icons/tb'
import type { View } from '${depth}/platform/view'

export const ${symbol}: View = {
  path: '${extension ? `${extension}-${name}` : name}',
  title: '${words}.title',
  icon: TbChartBar,
  section: 'measure',
  needs: '${extension ? `${extension}/use` : 'report.read'}',
  search: () => ({}),
${extension ? '' : "  texts: 'views',\n"}  load: () => import('./${name}'),
}
`

const row = (by) => camel(by.toLowerCase().replaceAll('_', '-'))
const page = ({ name, words, by, depth }) => `import { TbChartBar } from 'react-icons/tb'
import { refusalsFrom } from '${depth}/platform/apollo'
import { useFormat } from '${depth}/platform/format'
import { useText } from '${depth}/platform/i18n'
import { usePlace } from '${depth}/platform/place'
import { Problem } from '${depth}/platform/problem'
import { useReport } from '${depth}/platform/report'
import { Empty } from '${depth}/ui/empty'
import { PageHeader } from '${depth}/ui/page-header'
import { Table } from '${depth}/ui/table'

/** A question and its table: what stands here is asked, so it is also what **Laporan** answers. */
export default function ${pascal(name)}() {
  const text = useText()
  const format = useFormat()
  const { municipalityId, period } = usePlace()
  const { rows, table, error } = useReport({
    measures: ['ACHIEVEMENT', 'INDICATOR_COUNT'],
    rows: [{ by: '${by}'${by === 'AGENCY' ? ', level: 1' : ''} }],
    period: { fixed: period.firstDay.slice(0, 4) },
    where: municipalityId === undefined ? undefined : { on: 'MUNICIPALITY', op: 'EQ', values: [String(municipalityId)] },
  })
  return (
    <>
      <PageHeader title={text('${words}.title')} lead={text('${words}.lead')} />
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('${words}.title')}
          rows={rows}
          isLoading={!table}
          idOf={({ ${row(by)} }) => ${row(by)}.id ?? ''}
          columns={[
            { id: 'name', header: text('${words}.title'), cell: ({ ${row(by)} }) => ${row(by)}.label, width: 320, isPinned: true },
            { id: 'achievement', header: text('measure.ACHIEVEMENT'), cell: ({ ACHIEVEMENT }) => (ACHIEVEMENT === null ? '–' : format.percent(ACHIEVEMENT)), isFigure: true },
            { id: 'indicators', header: text('measure.INDICATOR_COUNT'), cell: ({ INDICATOR_COUNT }) => (INDICATOR_COUNT === null ? '–' : format.number(INDICATOR_COUNT)), isFigure: true },
          ]}
          empty={<Empty icon={TbChartBar} title={text('${words}.empty')} />}
        />
      )}
    </>
  )
}
`

const test = ({ name, judul, by, depth, lead, extension }) => `import { screen } from '@testing-library/react'
import axe from 'axe-core'
import { renderAt, type Recorded } from '${depth}/testing/render-at'
import { reportOf } from '@tolok/client/testing'

const address = '/${extension ? `${extension}-${name}` : name}'
/** What the API answered, recorded: one row with a figure, one without. */
const answers: Recorded = { Report: () => reportOf(['ACHIEVEMENT', 'INDICATOR_COUNT'], [[['${by === 'AGENCY' ? '1671:DINKES' : 'ONE'}'], [98.5, 12]], [['${by === 'AGENCY' ? '1671:DLH' : 'TWO'}'], [null, 3]]]) }

test('it asks its question and shows every row, absent figures as such', async () => {
  const { asked } = await renderAt(address, { answers })
  expect(await screen.findByRole('heading', { name: '${judul}' })).toBeInTheDocument()
  expect(screen.getByText('${lead}')).toBeInTheDocument()
  expect(await screen.findByRole('cell', { name: '98,5%' })).toBeInTheDocument()
  expect(screen.getByRole('cell', { name: '–' })).toBeInTheDocument()
  expect(asked.find(({ operation }) => operation === 'Report')?.variables).toMatchObject({ query: { rows: [{ by: '${by}' }] } })
})

test('whoever may not have it finds nothing there', async () => {
  await renderAt(address, { answers, may: ['municipality.read'] })
  expect(await screen.findByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeInTheDocument()
  expect(screen.queryByText('98,5%')).not.toBeInTheDocument()
})

test('nothing stands in the way of those who do not see it', async () => {
  await renderAt(address, { answers })
  await screen.findByRole('cell', { name: '98,5%' })
  const { violations } = await axe.run(document.querySelector('main')!, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id, nodes }) => \`\${id}: \${nodes[0]?.html}\`)).toEqual([])
})
`
