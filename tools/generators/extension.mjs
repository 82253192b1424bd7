// What a municipality adds: one folder of a name in the domain, the API and the admin, with one attribute of its agencies, a page about it, tests, texts.
import { camel, listed, snake, stamp, titled } from './plan.mjs'
import { pageTest } from './extension-page-test.mjs'
import { extensionTest } from './extension-test.mjs'
import { view } from './view.mjs'

export const extension = {
  options: ['municipality', 'attribute', 'title', 'judul'],
  next: 'say in packages/domain/src/extensions/<name>/index.ts what your municipality knows of its agencies, then npm run check',
  plan(name, { municipality = '1671', attribute = 'group', title = titled(name), judul = title }) {
    const symbol = camel(name)
    const [domain, api, admin] = ['packages/domain', 'apps/api', 'apps/admin'].map((project) => `${project}/src/extensions/${name}`)
    const catalogues = Object.fromEntries(['id', 'en'].map((language) => [`${admin}/locales/${language}.json`, '{}\n']))
    const page = view.plan(`by-${kebab(attribute)}`, { in: name, by: `${snake(name)}_${snake(kebab(attribute))}`.toUpperCase(), title: 'Group', judul: 'Kelompok' })
    return {
      files: {
        [`${domain}/index.ts`]: declaration({ name, symbol, municipality, attribute, title, judul }),
        [`${domain}/${name}.test.ts`]: declarationTest({ name, symbol, municipality }),
        [`${api}/index.ts`]: `import { ${symbol} as declaration } from '@tolok/domain/extensions/${name}'
import type { Extension } from '../../platform/slice'

export const ${symbol}: Extension = { name: declaration.name, declaration, resolvers: [] }
`,
        [`${api}/${name}.test.ts`]: extensionTest({ name, municipality, attribute }),
        [`${api}/migrations/${stamp(`${api}/migrations`)}_create_${snake(name)}/migration.sql`]: attributeSql(name, snake(kebab(attribute))),
        [`${admin}/index.ts`]: `import type { AdminExtension } from '../../platform/extension'

const views: AdminExtension['views'] = []

export const ${symbol}: AdminExtension = {
  name: '${name}',
  texts: { id: () => import('./locales/id'), en: () => import('./locales/en') },
  views,
}
`,
        [`${admin}/${name}.test.tsx`]: pageTest({ name, attribute }),
        ...catalogues,
        ...page.files,
      },
      edits: [
        ...page.edits,
        ...[
          ['packages/domain/src/extensions/index.ts', `./${name}/index`],
          ['apps/api/src/extensions.ts', `./extensions/${name}`],
          ['apps/admin/src/extensions.ts', `./extensions/${name}`],
        ].map(([file, from]) => listed(file, { list: 'extensions', member: symbol, from })),
      ],
    }
  },
}

const declaration = ({ name, symbol, municipality, attribute, title, judul }) => `import type { IndicatorType } from '../../indicators/indicator'
import type { Scheme } from '../../scoring/scheme'
import type { DomainExtension } from '../extension'

const indicatorTypes: readonly IndicatorType[] = []
const schemes: readonly Scheme[] = []

/** Everything here is data: each attribute becomes a column beside its owner, a field of the API, a form, a filter, and what reports group by. */
export const ${symbol}: DomainExtension = {
  name: '${name}',
  label: { id: '${judul}', en: '${title}' },
  core: '^0.1',
  municipalities: [${municipality}],
  attributes: [
    {
      of: 'AGENCY',
      id: '${attribute}',
      label: { id: 'Kelompok', en: 'Group' },
      description: { id: 'Kelompok perangkat daerah.', en: 'The group that an agency belongs to.' },
      kind: 'CHOICE',
      choices: [
        { id: 'ONE', label: { id: 'Kelompok satu', en: 'Group one' } },
        { id: 'TWO', label: { id: 'Kelompok dua', en: 'Group two' } },
      ],
    },
  ],
  indicatorTypes,
  schemes,
}
`

const declarationTest = ({ name, symbol, municipality }) => `import { answersOf, can, extensions, parseAttributes, useOf } from '../../index'
import { actorWith } from '../../../testing/index'
import { ${symbol} } from './index'

const attributes = ${symbol}.attributes ?? []

test('it is in the list, and everybody of its municipalities may use it, nobody else', () => {
  expect(extensions).toContain(${symbol})
  const of = (municipalityId: number) => can(actorWith({ role: 'EMPLOYEE', municipalityId, employeeId: 'ani' }), useOf('${name}'))
  expect([of(${municipality}), of(${Number(municipality) + 1})]).toEqual([true, false])
})

test('every answer of every attribute is taken, and no other', () => {
  for (const attribute of attributes.filter(({ kind }) => kind === 'CHOICE')) {
    for (const { id } of answersOf(attribute)) expect(parseAttributes([attribute], { [attribute.id]: id }, [])).toEqual({ ok: true, value: { [attribute.id]: id } })
    expect(parseAttributes([attribute], { [attribute.id]: 'ELSEWHERE' }, ['values'])).toMatchObject({ ok: false, problems: [{ code: 'NOT_ONE_OF', path: ['values', attribute.id] }] })
  }
})
`

const kebab = (attribute) => attribute.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const attributeSql = (name, column) => `-- Beside each agency, what ${name} knows of it. A column for each attribute, in snake_case: choices and texts are text, flags boolean, numbers numeric, days date.
CREATE TABLE "${snake(name)}_agency" (
    "municipality_id" INTEGER NOT NULL,
    "agency_id" UUID NOT NULL,
    "${column}" TEXT,

    CONSTRAINT "${snake(name)}_agency_pkey" PRIMARY KEY ("municipality_id","agency_id")
);
ALTER TABLE "${snake(name)}_agency" ADD CONSTRAINT "${snake(name)}_agency_agency_fkey" FOREIGN KEY (municipality_id, agency_id) REFERENCES "agency" (municipality_id, id);
SELECT guard_municipal_table('${snake(name)}_agency');
`
