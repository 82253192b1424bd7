import { buildSchema, parse } from 'graphql'
import { takesRecursiveInput } from './recursive-input'

const schema = buildSchema(`
  input Filter { and: [Filter!], on: String }
  input Question { text: String!, where: Filter }
  input Page { first: Int! }
  type Query { report(question: Question, page: Page): Int }
`)
const cases = [
  { name: 'no variable', query: '{ report }', is: false },
  { name: 'a scalar', query: 'query Q($n: Int!) { report(page: { first: $n }) }', is: false },
  { name: 'a flat input', query: 'query Q($page: Page!) { report(page: $page) }', is: false },
  { name: 'an input that holds itself, two levels down', query: 'query Q($question: Question!) { report(question: $question) }', is: true },
  { name: 'a list of one that holds itself', query: 'query Q($all: [Filter!]!) { report }', is: true },
  { name: 'the same written out in the document', query: '{ report(question: { text: "a", where: { and: [{ on: "b" }] } }) }', is: false },
]

test.each(cases)('recursive input: $name', ({ query, is }) => {
  expect(takesRecursiveInput(schema, parse(query))).toBe(is)
})
