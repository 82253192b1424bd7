// A rule set by which people are appraised, as data: one file, its test, one line; in the municipalities' list or, with --in, in an extension's.
import { camel, listed, titled, upper } from './plan.mjs'

export const scheme = {
  options: ['in', 'title', 'judul', 'from'],
  next: 'put in the regulation, weights and bands, take out of `unverified` what its text confirms, then npm run check',
  plan(name, { in: extension, title = titled(name), judul = title, from = `${new Date().getUTCFullYear() + 1}-01-01` }) {
    const folder = extension ? `packages/domain/src/extensions/${extension}` : 'packages/domain/src/scoring/schemes'
    const [domain, scoring] = extension ? ['../..', '../../scoring'] : ['../..', '..']
    const symbol = camel(name)
    return {
      files: {
        [`${folder}/${name}.ts`]: `import { exactly } from '${domain}/number'
import { permendagri86 } from '${scoring}/scales'
import type { Scheme } from '${scoring}/scheme'

/** ${title}. A published version is never changed: what becomes different is a version more. */
export const ${symbol}: Scheme = {
  id: '${upper(name)}',
  version: 1,
  label: { id: '${judul}', en: '${title}' },
  regulation: 'Rancangan; belum berupa peraturan',
  sources: ['Rancangan; belum berupa peraturan'],
  unverified: ['weights', 'cap', 'scale', 'validFrom'],
  validFrom: '${from}',
  validTo: null,
  yields: 'SCORE',
  weights: [
    { code: 'RESULTS', label: { id: 'Hasil kerja', en: 'Results' }, weight: exactly('70') },
    { code: 'SUPERIOR', label: { id: 'Penilaian atasan', en: "Superior's evaluation" }, weight: exactly('30') },
  ],
  floor: exactly('0'),
  cap: exactly('120'),
  rounding: { decimals: 2, mode: 'HALF_UP' },
  scale: permendagri86,
  matrix: null,
}
`,
        [`${folder}/${name}.test.ts`]: `import { compare, hundred, sumOf } from '${domain}/number'
import { lintScheme, schemeOf } from '${extension ? '../../index' : '../../index'}'
import { ${symbol} } from './${name}'

test('its weights are a whole, and the linter finds no error in it', () => {
  expect(compare(sumOf(${symbol}.weights.map(({ weight }) => weight)), hundred)).toBe(0)
  expect(lintScheme(${symbol}).filter(({ severity }) => severity === 'ERROR')).toEqual([])
})

test('the domain knows it, and what is not confirmed is said', () => {
  expect(schemeOf('${upper(name)}@1')).toBe(${symbol})
  expect(${symbol}.unverified.every((name) => Object.hasOwn(${symbol}, name))).toBe(true)
})
`,
      },
      edits: [
        extension
          ? listed(`${folder}/index.ts`, { list: 'schemes', member: symbol, from: `./${name}` })
          : { file: `${folder}/municipal.ts`, change: (text) => text.replace("import type { Scheme, SchemeComponent } from '../scheme'", `import type { Scheme, SchemeComponent } from '../scheme'\nimport { ${symbol} } from './${name}'`).replace('sofifi2026]', `sofifi2026, ${symbol}]`) },
      ],
    }
  },
}
