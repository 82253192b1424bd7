import { buildSchema, parse, validate } from 'graphql'
import { readFileSync } from 'node:fs'
import { asGraphql } from './as-graphql'
import { firstQuestion } from '../../pickers/report/question'

const schema = buildSchema(readFileSync('../../packages/contract/schema.graphql', 'utf8'))

test('what is copied is a valid document of the contract', () => {
  const document = asGraphql({
    ...firstQuestion('2026'),
    columns: [{ by: 'PERIOD', grain: 'QUARTER' }],
    where: [{ on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DIN"KES'] }],
    orderBy: { by: 'ACHIEVEMENT', direction: 'DESC' },
  })
  expect(validate(schema, parse(document))).toEqual([])
  expect(document).toContain('op: DESCENDANT_OF, values: ["1671:DIN\\"KES"]')
})
