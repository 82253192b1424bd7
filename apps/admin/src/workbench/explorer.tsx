import { Button, Group, Textarea, TextInput, Title } from '@mantine/core'
import { useSession } from '@tolok/client'
import { GraphQLError, parse, validate, type GraphQLSchema } from 'graphql'
import { useState, type KeyboardEvent } from 'react'
import { ask } from './ask'
import classes from './explorer.module.css'
import { SchemaTree } from './schema-tree'

const first = 'query Agencies {\n  agencies(first: 5) {\n    nodes { id name level }\n    totalCount\n  }\n}\n'

/** The schema to read on one side, a question to try on the other; what is wrong with it is said while it is typed. */
export const Explorer = ({ schema }: { schema: GraphQLSchema }) => {
  const { viewer } = useSession()
  const [query, setQuery] = useState(first)
  const [variables, setVariables] = useState('{}')
  const [looked, setLooked] = useState('')
  const [said, setSaid] = useState<{ answer: unknown; milliseconds: number } | null>(null)
  const [isAsking, setAsking] = useState(false)
  const faults = faultsOf(schema, query, variables)

  const run = async () => {
    if (faults.length > 0) return
    setAsking(true)
    setSaid(await ask(query, JSON.parse(variables) as Record<string, unknown>))
    setAsking(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run()
  }
  return (
    <main className={classes.page}>
      <aside className={classes.tree} aria-label="Schema">
        <Title order={1}>Schema</Title>
        <TextInput label="Look for" value={looked} onChange={({ currentTarget }) => setLooked(currentTarget.value)} placeholder="report, agency, …" />
        <SchemaTree
          schema={schema}
          looked={looked}
          onLook={setLooked}
          onTry={(sample) => {
            setQuery(sample.query)
            setVariables(JSON.stringify(sample.variables, null, 2))
            setSaid(null)
          }}
        />
      </aside>
      <section className={classes.desk} aria-label="Question" onKeyDown={onKeyDown}>
        <Textarea label="Question" value={query} onChange={({ currentTarget }) => setQuery(currentTarget.value)} minRows={12} maxRows={24} autosize spellCheck={false} classNames={{ input: classes.code }} />
        <Textarea label="Variables" value={variables} onChange={({ currentTarget }) => setVariables(currentTarget.value)} minRows={2} maxRows={12} autosize spellCheck={false} classNames={{ input: classes.code }} />
        {faults.length > 0 && (
          <ul role="alert" className={classes.faults}>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
        <Group>
          <Button onClick={() => void run()} disabled={faults.length > 0} loading={isAsking}>
            Ask (Ctrl Enter)
          </Button>
          <span className={classes.quiet}>
            as {viewer.username}
            {said && `, answered in ${said.milliseconds} ms`}
          </span>
        </Group>
        {said && (
          <pre className={classes.answer} tabIndex={0} aria-label="Answer">
            {JSON.stringify(said.answer, null, 2)}
          </pre>
        )}
      </section>
    </main>
  )
}

function faultsOf(schema: GraphQLSchema, query: string, variables: string): string[] {
  const faults: string[] = []
  try {
    faults.push(...validate(schema, parse(query)).map(({ message, locations }) => `${locations?.[0] ? `line ${locations[0].line}: ` : ''}${message}`))
  } catch (error) {
    faults.push(error instanceof GraphQLError ? `line ${error.locations?.[0]?.line ?? 1}: ${error.message}` : String(error))
  }
  try {
    JSON.parse(variables)
  } catch {
    faults.push('The variables are no JSON.')
  }
  return faults
}
