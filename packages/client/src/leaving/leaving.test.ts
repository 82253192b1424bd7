import { buildSchema } from 'graphql'
import { leavingOf, leavingUses } from './leaving'

const contract = buildSchema(`
  type Query { agencies(level: Int @deprecated(reason: "Ask with depth. Remove after 2027-06-30."), depth: Int, kind: Kind): [Agency!]! }
  type Agency { name: String! title: String @deprecated(reason: "Ask for name. Remove after 2027-03-31.") }
  enum Kind { UNIT OFFICE @deprecated(reason: "Say UNIT. Remove after 2027-01-31.") }
`)

test('what leaves is listed with its place, its day and what to ask for instead', () => {
  expect(leavingOf(contract)).toEqual([
    { at: 'Agency.title', why: 'Ask for name. Remove after 2027-03-31.' },
    { at: 'Kind.OFFICE', why: 'Say UNIT. Remove after 2027-01-31.' },
    { at: 'Query.agencies(level:)', why: 'Ask with depth. Remove after 2027-06-30.' },
  ])
})

test('a document that still asks for it is named with its line, wherever it stands; others are not', () => {
  const source = (document: string) => `import { graphql } from '@tolok/client'\n\nconst Document = graphql(\`${document}\`)\n`
  expect(
    leavingUses(contract, [
      { file: 'src/home.tsx', text: source('\n  query Home {\n    agencies(depth: 1) {\n      title\n    }\n  }\n') },
      { file: 'src/list.ts', text: source('query List { agencies(level: 1, kind: OFFICE) { name } }') },
      { file: 'tree.graphql', text: 'query Tree {\n  agencies { name }\n}\n\nquery Titles {\n  agencies { title }\n}\n' },
      { file: 'src/fine.ts', text: source('query Fine { agencies(depth: 1, kind: UNIT) { name } }') },
      { file: 'src/broken.ts', text: source('query {') },
    ]),
  ).toEqual([
    'src/home.tsx:6: The field Agency.title is deprecated. Ask for name. Remove after 2027-03-31.',
    'src/list.ts:3: Field "Query.agencies" argument "level" is deprecated. Ask with depth. Remove after 2027-06-30.',
    'src/list.ts:3: The enum value "Kind.OFFICE" is deprecated. Say UNIT. Remove after 2027-01-31.',
    'tree.graphql:6: The field Agency.title is deprecated. Ask for name. Remove after 2027-03-31.',
  ])
})
