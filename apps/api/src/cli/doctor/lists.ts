/** Every list asked for few rows and for many: what sends a statement for each row is named. What was sent is kept for indexes.ts. */
import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type pg from 'pg'
import type { Context } from '../../platform/context'
import { openDatabases, type Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import { lendingStatement, startWork } from '../../platform/work'
import type { Finding } from './finding'
import { branchesOf, documentOf, figuresOf, filtersOf, listsOf, type List } from './operations'

export type Asking = { readonly schema: GraphQLSchema; readonly databases: Databases; readonly scope: Scope; readonly municipalityId: number }
export type Asked = {
  readonly findings: readonly Finding[]
  /** Every different statement that lists and their filters send. */
  readonly statements: ReadonlySet<string>
  /** Lists with too few rows to tell, and what was asked in vain. */
  readonly untried: readonly string[]
  readonly tried: number
}

const [few, many] = [2, 12]
/** Rows that a list must have more of at the second asking. */
const least = 3

/** Asks as an administrator of the municipality with the most employees. Reads only what any reader reads. */
export async function askLists(ownerUrl: string, client: Pick<pg.ClientBase, 'query'>, schema: GraphQLSchema): Promise<Asked | undefined> {
  const { rows } = await client.query<{ municipalityId: number; accountId: string | null }>(`select e.municipality_id as "municipalityId",
      (select r.account_id from account_role r where r.municipality_id = e.municipality_id and r.role = 'ADMIN' order by r.account_id limit 1) as "accountId"
    from employee e group by e.municipality_id order by count(*) desc, 1 limit 1`)
  const [largest] = rows
  if (!largest) return undefined
  const { municipalityId, accountId } = largest
  const databases = openDatabases(ownerUrl, { max: 2 })
  try {
    const actor = { accountId: accountId ?? '00000000-0000-0000-0000-000000000000', roles: [{ role: 'ADMIN' as const, municipalityId, agencyId: null, employeeId: null }] }
    return await askAll({ schema, databases, scope: { actor, municipalities: [municipalityId], at: new Date() }, municipalityId })
  } finally {
    await databases.close()
  }
}

async function askAll(asking: Asking): Promise<Asked> {
  const ask = listener(asking)
  const findings: Finding[] = []
  const untried: string[] = []
  const ids = new Map<string, string>()
  let tried = 0
  const lists = listsOf(asking.schema)
  for (const list of lists) {
    const figures = figuresOf(list.node)
    const rows = await ask(documentOf(list, many, ['id'].filter((name) => figures.includes(name))))
    const id = nodesOf(rows.result, list)[0]?.['id']
    if (typeof id === 'string') ids.set(list.node.name, id)
    const compare = (names: readonly string[], branch?: string) => growth(ask, list, names, branch)
    const whole = await compare(figures)
    if (whole === undefined) {
      untried.push(list.field.name)
      continue
    }
    tried++
    if (whole) for (const name of figures) findings.push(...found(list, name, await compare([name])))
    for (const branch of branchesOf(list.node)) {
      tried++
      findings.push(...found(list, branch, await compare([], branch)))
    }
  }
  for (const list of lists) for (const filter of filtersOf(list, ids, asking.municipalityId)) await ask(documentOf(list, few, [], undefined, filter))
  return { findings: [...new Map(findings.map((one) => [one.place, one])).values()], statements: ask.statements, untried, tried }
}

type Row = Record<string, unknown>
const nodesOf = ({ data }: ExecutionResult, { field }: List): Row[] => (data?.[field.name] as { nodes: Row[] } | null | undefined)?.nodes ?? []

type Ask = ((document: string) => Promise<{ result: ExecutionResult; sent: readonly string[] }>) & { readonly statements: ReadonlySet<string> }

/** The statement that is sent again for each further row; false where none is; undefined where there are too few rows to tell. */
async function growth(ask: Ask, list: List, figures: readonly string[], branch?: string): Promise<string | false | undefined> {
  const less = await ask(documentOf(list, few, figures, branch))
  const more = await ask(documentOf(list, many, figures, branch))
  const rows = nodesOf(more.result, list).length - nodesOf(less.result, list).length
  if (rows < least) return undefined
  if (more.sent.length - less.sent.length < rows * 0.6) return false
  const counts = new Map<string, number>()
  for (const text of more.sent) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]![0]
}

const found = ({ field, node }: List, name: string, statement: string | false | undefined): Finding[] =>
  statement ? [{ code: 'STATEMENT_PER_ROW', place: `${node.name}.${name}`, says: `the list ${field.name} sends a statement for each row: ${statement.replace(/\s+/g, ' ').slice(0, 160)}`, remedy: 'a loader (platform/loader.ts) that answers all keys of one tick' }] : []

/** Sends a document and hears every statement that it sends through the application's connections. */
function listener({ schema, databases, scope }: Asking): Ask {
  const statements = new Set<string>()
  let sent: string[] = []
  databases.pools.app.on('connect', (client: pg.PoolClient) => {
    const send = client.query.bind(client) as (...parts: unknown[]) => unknown
    client.query = ((...parts: unknown[]) => {
      const first = parts[0] as string | { text?: string }
      const text = typeof first === 'string' ? first : (first.text ?? '')
      if (!text.startsWith(lendingStatement) && /^\s*(select|with)\b/i.test(text)) {
        sent.push(text)
        statements.add(text)
      }
      return send(...parts)
    }) as typeof client.query
  })
  const ask = async (document: string) => {
    sent = []
    const contextValue: Context = { databases, scope, work: startWork('doctor'), leaving: [] }
    const result = await execute({ schema, document: parse(document), contextValue })
    for (const leave of contextValue.leaving) leave()
    return { result, sent }
  }
  return Object.assign(ask, { statements })
}
