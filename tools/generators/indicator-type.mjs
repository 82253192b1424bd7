// A kind of indicator: one file, its test, one line; in core's list or, with --in, in an extension's.
import { camel, listed, titled, upper } from './plan.mjs'

export const indicatorType = {
  options: ['in', 'title', 'judul'],
  next: 'say what it observes and how it judges, put a published example into its test, then npm run check',
  plan(name, { in: extension, title = titled(name), judul = title }) {
    const folder = extension ? `packages/domain/src/extensions/${extension}` : 'packages/domain/src/indicators/types'
    const indicators = extension ? '../../indicators' : '..'
    const symbol = camel(name)
    return {
      files: {
        [`${folder}/${name}.ts`]: `import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '${indicators}/indicator'
import { judgingFields } from '${indicators}/judging-fields'

/** ${title}: what it is, in whose regulation. Figures add up over time and over agencies, and more is better unless said otherwise. */
export const ${symbol}: IndicatorType = {
  id: '${upper(name)}',
  label: { id: '${judul}', en: '${title}' },
  observes: 'VALUE',
  fields: judgingFields({ polarity: 'MAXIMIZE', overTime: ['SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX'], overSubjects: ['SUM', 'AVERAGE', 'NONE'] }),
  achieve,
}
`,
        [`${folder}/${name}.test.ts`]: `import { indicatorTypeOf } from '../../index'
import { judged, observed, percentOf } from '../../../testing/index'
import { ${symbol} } from './${name}'

const reports = (...values: string[]) => values.map((value, i) => observed(\`2026-01-\${10 + i}\`, value, { target: '10' }))

// The worked example: put a published one here, with its source.
test('20 and 21 of a target of 50 are 82 %', () => {
  const [first, second] = [observed('2026-01-10', '20', { target: '50' }), observed('2026-02-10', '21', { target: '50' })]
  expect(percentOf(judged(${symbol}, {}, [first, second]))).toBe('82.00')
})

test('less is better where the indicator says so', () => {
  expect(percentOf(judged(${symbol}, { polarity: 'MINIMIZE', overTime: 'AVERAGE' }, reports('8', '12')))).toBe('100.00')
})

test('it is in the list, and begins with its own settings', () => {
  expect(indicatorTypeOf('${upper(name)}')).toBe(${symbol})
  expect(${symbol}.fields.parse({})).toMatchObject({ ok: true, value: { polarity: 'MAXIMIZE', overTime: 'SUM', overSubjects: 'SUM' } })
})
`,
      },
      edits: [
        extension
          ? listed(`${folder}/index.ts`, { list: 'indicatorTypes', member: symbol, from: `./${name}` })
          : { file: `${folder}/index.ts`, change: (text) => text.replace("import { qualitative }", `import { ${symbol} } from './${name}'\nimport { qualitative }`).replace('  qualitative,\n', `  qualitative,\n  ${symbol},\n`) },
      ],
    }
  },
}
