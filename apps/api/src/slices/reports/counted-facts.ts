import type { FactKind } from '@tolok/domain'
import type { SqlMeasure } from '../../platform/slice'
import { sql, type Sql } from '../../platform/statement'
import { slotsWithKept } from './kept-slots'
import { grouping, leftOver, list, more, number, type Plan } from './plan'
import { countsFacts } from './restriction'
import { scorecardFacts } from './scorecard-facts'
import { slotFacts } from './slot-facts'
import { verificationFacts } from './verification-facts'

/**
 * Facts that are only counted: each kind is a table of them (one row a fact, with the keys of the question's dimensions and its municipality), and
 * one row of the answer for each cell. To add a kind: its table here, its id in the domain's factKinds.
 */
type Counted = { readonly fact: FactKind; readonly table: Sql; readonly cells: Sql; readonly tables: (plan: Plan) => Sql[] }
const kinds: readonly Counted[] = [
  { fact: 'SLOT', table: sql`slot`, cells: sql`slots`, tables: slotFacts },
  { fact: 'VERIFICATION', table: sql`verification`, cells: sql`verifications`, tables: verificationFacts },
  { fact: 'SCORECARD', table: sql`card`, cells: sql`cards`, tables: scorecardFacts },
]

const countedRollUps: readonly string[] = ['COUNT', 'RATIO', 'DISTRIBUTION_GAP']
const isCounted = (fact: FactKind) => ({ fact: of, rollUp }: SqlMeasure): boolean => of === fact && countedRollUps.includes(rollUp)

/** The measures of a question that are read from counted rows of this kind, in the order of their columns. */
export const countedMeasures = (measures: readonly SqlMeasure[], fact: FactKind): SqlMeasure[] => measures.filter(isCounted(fact))

const askedKinds = ({ measures }: Plan): Counted[] => kinds.filter(({ fact }) => measures.some(isCounted(fact)))

/** Tables of the asked kinds; those of slots too where coverage is asked for. */
export const countedTables = (plan: Plan): Sql[] => {
  const asked = askedKinds(plan)
  return kinds.flatMap((kind) => {
    const isAsked = asked.includes(kind)
    if (!isAsked && !(kind.fact === 'SLOT' && plan.asked.withCoverage)) return []
    if (kind.fact === 'SLOT' && !countsFacts(plan, 'slots')) return []
    return [...kind.tables(plan), ...(isAsked ? [cellsOf(plan, kind)] : [])]
  })
}

/** A figure for each asked measure, in each cell at each grain. A ratio is its two sums as one text, '250/5'; a distribution its counts and its organisation. */
const cellsOf = (plan: Plan, { fact, table, cells }: Counted): Sql => {
  const { grain, keys, by } = grouping(plan, plan.grains, [sql`municipality_id`])
  const figures = countedMeasures(plan.measures, fact).map(({ tally, per }, i) => sql`${per ? sql`coalesce(${tally!}, 0)::text || '/' || coalesce(${per}, 0)::text` : sql`(${tally!})::text`} AS ${number('c', i)}`)
  return sql`${cells} AS (
  SELECT ${grain} AS grain${more(keys.map((key, i) => sql`${key} AS ${plan.axes[i]!.column}`))}, municipality_id${more(figures)}
  FROM ${table} f WHERE ${leftOver(plan)} ${by})`
}

/** The rows of the answer: the kind stands where an indicator would. */
export const countedRows = (plan: Plan, type: string, keys: Sql, columns: number): Sql[] =>
  askedKinds(plan).map(({ fact, cells }) => {
    const count = countedMeasures(plan.measures, fact).length
    const figures = Array.from({ length: columns - 1 }, (_, i) => sql`${i < count ? number('c', i) : sql`NULL`} AS ${number('f', i)}`)
    return sql`
  SELECT ${type}::text AS type, grain${keys}, ${fact}::text AS indicator, ${list(figures)}
  FROM ${fact === 'SLOT' ? slotsWithKept(plan, count) : cells}`
  })
