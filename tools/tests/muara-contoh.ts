/**
 * An invented sixth municipality, Muara Contoh (9901): what its people made with `npm run new`, and after it every line that a hand wrote.
 * One attribute of agencies that is a dimension, a filter, a form and a column; an entity with a column of its own; a page; a rule set; a card on
 * the first page; a rule that refuses, in a transaction; words.
 */
export const made = [
  ['extension', 'muara-contoh', '--municipality', '9901', '--attribute', 'shore', '--judul', 'Muara Contoh', '--title', 'Muara Contoh'],
  ['slice', 'harbours', '--in', 'muara-contoh'],
  ['scheme', 'muara-2027', '--in', 'muara-contoh', '--judul', 'Penilaian Muara Contoh', '--title', 'Assessment of Muara Contoh'],
]

type Edit = { file: string; from: string; to: string }
const domain = 'packages/domain/src/extensions/muara-contoh'
const api = 'apps/api/src/extensions/muara-contoh'
const admin = 'apps/admin/src/extensions/muara-contoh'

/** Each puts `to` in the place of `from`; an empty `from` is a file that is not there yet. `migration` is the one that creates the harbours. */
export const handWritten = (migration: string): Edit[] => [
  {
    file: `${domain}/index.ts`,
    from: `      label: { id: 'Kelompok', en: 'Group' },
      description: { id: 'Kelompok perangkat daerah.', en: 'The group that an agency belongs to.' },
      kind: 'CHOICE',
      choices: [
        { id: 'ONE', label: { id: 'Kelompok satu', en: 'Group one' } },
        { id: 'TWO', label: { id: 'Kelompok dua', en: 'Group two' } },
      ],
`,
    to: `      label: { id: 'Pesisir', en: 'Shore' },
      description: { id: 'Letak kantor terhadap laut.', en: 'Where its office lies from the sea.' },
      kind: 'CHOICE',
      choices: [
        { id: 'OPEN', label: { id: 'Laut terbuka', en: 'Open sea' } },
        { id: 'BAY', label: { id: 'Teluk', en: 'Bay' } },
        { id: 'INLAND', label: { id: 'Daratan', en: 'Inland' } },
      ],
`,
  },
  { file: migration, from: '    "name" TEXT NOT NULL,\n', to: '    "name" TEXT NOT NULL,\n    "depth" NUMERIC(6,2),\n' },
  {
    file: `${api}/harbours/harbour.object.ts`,
    from: '  @Field(() => String) name!: string\n  municipalityId!: number\n',
    to: "  @Field(() => String) name!: string\n  @Field(() => DecimalScalar, { nullable: true, description: 'Metres at low tide.' }) depth!: string | null\n  municipalityId!: number\n",
  },
  { file: `${api}/harbours/harbour.object.ts`, from: "import { Needs } from '../../../platform/policy'\n", to: "import { Needs } from '../../../platform/policy'\nimport { DecimalScalar } from '../../../platform/scalars'\n" },
  { file: `${api}/harbours/harbour.object.ts`, from: '  @Field(() => String) @IsString() name!: string\n}', to: '  @Field(() => String) @IsString() name!: string\n  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() depth?: string | null\n}' },
  { file: `${api}/harbours/harbour.store.ts`, from: 'n.code, n.name`', to: 'n.code, n.name, n.depth::text as depth`' },
  { file: `${api}/harbours/harbour.store.ts`, from: '(municipality_id, id, code, name) values', to: '(municipality_id, id, code, name, depth) values' },
  { file: `${api}/harbours/harbour.store.ts`, from: '${code}, ${name}) on', to: '${code}, ${name}, ${depth}::numeric) on' },
  { file: `${api}/harbours/harbour.store.ts`, from: '  const key = uuid()\n', to: '  const key = uuid()\n  const depth = draft.depth ?? null\n' },
  { file: `${api}/harbours/harbour.store.ts`, from: 'municipalityId, code, name }\n}', to: 'municipalityId, code, name, depth }\n}' },
  {
    file: `${domain}/muara-2027.ts`,
    from: `    { code: 'RESULTS', label: { id: 'Hasil kerja', en: 'Results' }, weight: exactly('70') },
    { code: 'SUPERIOR', label: { id: 'Penilaian atasan', en: "Superior's evaluation" }, weight: exactly('30') },
`,
    to: `    { code: 'RESULTS', label: { id: 'Hasil kerja', en: 'Results' }, weight: exactly('60') },
    { code: 'HARBOUR', label: { id: 'Layanan pelabuhan', en: 'Harbour service' }, weight: exactly('25') },
    { code: 'SUPERIOR', label: { id: 'Penilaian atasan', en: "Superior's evaluation" }, weight: exactly('15') },
`,
  },
  {
    file: `${api}/shore-first.ts`,
    from: '',
    to: `import type { Hook } from '../../platform/hooks'
import { rowsOf, sql } from '../../platform/statement'

/** Peraturan Muara Contoh: nothing is handed in about an agency whose shore is not known. */
export const shoreFirst: Hook = {
  at: 'observation.submit',
  async inTransaction(_scope, tx, { municipalityId, agencyId }) {
    const known = await rowsOf(tx, sql\`select from muara_contoh_agency where municipality_id = \${municipalityId}::int and agency_id = \${agencyId}::uuid and shore is not null\`)
    return known.length > 0 ? undefined : 'SHORE_UNKNOWN'
  },
}
`,
  },
  { file: `${api}/index.ts`, from: 'declaration, resolvers', to: 'declaration, hooks: [shoreFirst], resolvers' },
  { file: `${api}/index.ts`, from: "import type { Extension } from '../../platform/slice'\n", to: "import type { Extension } from '../../platform/slice'\nimport { shoreFirst } from './shore-first'\n" },
  {
    file: `${admin}/card.tsx`,
    from: '',
    to: `import { useQuery } from '@apollo/client/react'
import { graphql } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { Stat, Stats } from '../../ui/stat'

const HarboursDocument = graphql(\`
  query MuaraContohHarbourCount {
    muaraContohHarbours(first: 1) {
      totalCount
    }
  }
\`)

/** How many harbours there are. */
export default function Card() {
  const text = useText()
  const { data } = useQuery(HarboursDocument)
  return (
    <Stats label={text('muara-contoh/card')}>
      <Stat label={text('muara-contoh/harbours')} value={data?.muaraContohHarbours.totalCount} isLoading={!data} />
    </Stats>
  )
}
`,
  },
  {
    file: `${admin}/card.test.tsx`,
    from: '',
    to: `import { screen, within } from '@testing-library/react'
import { renderAt } from '../../testing/render-at'
import { reportOf } from '@tolok/client/testing'

const page = { __typename: 'ObservationPage', totalCount: 0 }
const answers = {
  Report: () => reportOf(['EXPECTED', 'REPORTED', 'LATE'], []),
  Waiting: () => ({ drafts: page, returned: page, submitted: page }),
  MuaraContohHarbourCount: () => ({ muaraContohHarbours: { __typename: 'MuaraContohHarbourPage', totalCount: 7 } }),
}

test('the first page counts the harbours, for those whose they are', async () => {
  await renderAt('/', { answers })
  expect(await within(await screen.findByRole('region', { name: 'Pelabuhan daerah' })).findByText('7')).toBeInTheDocument()
})

test('and for nobody else', async () => {
  const { asked } = await renderAt('/', { answers, may: ['municipality.read', 'report.read'] })
  expect(screen.queryByRole('region', { name: 'Pelabuhan daerah' })).not.toBeInTheDocument()
  expect(asked.map(({ operation }) => operation)).not.toContain('MuaraContohHarbourCount')
})
`,
  },
  { file: `${admin}/index.ts`, from: '  views,\n}', to: "  views,\n  places: [{ at: 'home.card', title: 'muara-contoh/card', load: () => import('./card') }],\n}" },
  ...(['id', 'en'] as const).map((language) => ({
    file: `${admin}/locales/${language}.json`,
    from: '\n}\n',
    to:
      language === 'id'
        ? ',\n  "muara-contoh/card": "Pelabuhan daerah",\n  "muara-contoh/harbours": "Pelabuhan",\n  "muara-contoh/refused.SHORE_UNKNOWN": "Isi dahulu letak pesisir perangkat daerah ini."\n}\n'
        : ',\n  "muara-contoh/card": "Our harbours",\n  "muara-contoh/harbours": "Harbours",\n  "muara-contoh/refused.SHORE_UNKNOWN": "Say first where this agency lies from the sea."\n}\n',
  })),
]

/** Lines a hand wrote: those of each `to` that its `from` has not. */
export const linesWritten = (edits: readonly Edit[]): number =>
  edits.reduce((sum, { from, to }) => {
    const before = new Set(from.split('\n'))
    return sum + to.split('\n').filter((line) => line.trim() !== '' && !before.has(line)).length
  }, 0)
