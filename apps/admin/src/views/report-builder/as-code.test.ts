import { execFileSync } from 'node:child_process'
import ts from 'typescript'
import { asCurl, asTypescript } from './as-code'
import { asGraphql } from './as-graphql'
import { firstQuestion } from '../../pickers/report/question'

const awkward = {
  ...firstQuestion('2026'),
  columns: [{ by: 'PERIOD', grain: 'QUARTER' }],
  where: [{ on: 'AGENCY', op: 'IN', values: [`1671:D'IN"KES\\`] }],
}

test('the line for a terminal hands curl exactly the document, whatever quotes its values have', () => {
  const line = asCurl(awkward, 'http://localhost:4000/graphql').replace('curl ', 'printf "%s\\n" ').replaceAll(/-[Hb] |--data /g, '')
  const said = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trimEnd().split('\n')
  expect(JSON.parse(said.at(-1)!)).toEqual({ query: asGraphql(awkward) })
})

test('what is copied as TypeScript parses, and reads a row as the question shapes it', () => {
  const source = asTypescript(awkward)
  const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true })
  expect(diagnostics).toEqual([])
  expect(source).toContain(`values: ['1671:D\\'IN"KES\\\\']`)
  expect(source).toContain('row.agency.label, row.cells')
  expect(asTypescript(firstQuestion('2026'))).toContain('row.ACHIEVEMENT')
})
