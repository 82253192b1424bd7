import { exactly, predicates, type Coverage, type DistributionTally, type Exact, type FactKind, type IndicatorTally, type Key, type Member, type MemberAttribute, type ObservationTally, type ReportIndicator, type ReportQuery, type ReportTallies, type SlotTally, type TargetTally } from '@tolok/domain'
import type { SqlMeasure } from '../../platform/slice'
import { judgedAs } from '../indicators'
import { figureColumns, rowTypes } from './compile'
import { countedMeasures } from './counted-facts'
import type { SqlCatalogue } from './plan'
import { readPublished } from './read-published'

type Text = string | null
/** One row of the statement: type, grain, keys, figures. */
export type TallyRow = readonly Text[]

/** How many groups a statement counted. Above the ceiling it tells no more of them. */
export const groupsIn = (query: ReportQuery, rows: readonly TallyRow[]): number => Number(rows.find(([type]) => type === rowTypes.GROUPS)?.[2 + axesOf(query)] ?? 0)

const axesOf = ({ rows, columns }: ReportQuery): number => rows.length + columns.length

/** The rows of the compiled statement, or of those that counted a part of it each, as the domain's tallies, and how many groups there were. Above the ceiling the tallies are empty. `pending`: agencies' indicators counted anew beside kept tallies. */
export function readTallies(query: ReportQuery, catalogue: SqlCatalogue, rows: readonly TallyRow[]): { tallies: ReportTallies; groups: number; pending: number } {
  const axes = axesOf(query)
  const asked = query.measures.flatMap((id) => catalogue.measures.filter((measure) => measure.id === id))
  const judged: ObservationTally[] = []
  const actual: ObservationTally[] = []
  const targets: TargetTally[] = []
  const slots: SlotTally[] = []
  const members = Array.from({ length: axes }, () => new Map<string, Member>())
  const indicators = new Map<string, ReportIndicator>()
  let coverage: Coverage = { expected: 0, reported: 0, onTime: 0, late: 0, missing: 0 }
  const placed: Parameters<typeof readPublished>[0][number][] = []
  const cubes: TallyRow[] = []
  let groups = 0
  let pending = 0

  for (const row of rows) {
    const grain = Number(row[1] ?? 0)
    const keys: readonly Key[] = row.slice(2, 2 + axes)
    const f = row.slice(2 + axes, 2 + axes + figureColumns)
    switch (row[0]) {
      case rowTypes.JUDGED:
      case rowTypes.ACTUAL:
        ;(row[0] === rowTypes.JUDGED ? judged : actual).push({ grain, keys, indicator: f[0]!, tally: tallyOf(f), observations: Number(f[8]), isCoarser: f[9] === 'true', isIncomplete: f[10] === 'true', sources: Number(f[11]), printed: f[12] ?? null })
        break
      case rowTypes.TARGET:
        targets.push({ grain, keys, indicator: f[0]!, tally: tallyOf([...f.slice(0, 5)]), common: exact(f[5]), isCoarser: f[9] === 'true', isIncomplete: f[10] === 'true', sources: Number(f[11]) })
        break
      case rowTypes.SLOT:
        slots.push({ grain, keys, ...countsOf(asked, f) })
        break
      case rowTypes.PUBLISHED:
        placed.push({ grain, keys, cube: f[0]!, places: f[1]! })
        break
      case rowTypes.CUBE:
        cubes.push(f)
        break
      case rowTypes.MEMBER:
        members[grain]?.set(f[0]!, { id: f[1] ?? null, label: f[2] ?? '', level: f[3] == null ? null : Number(f[3]), ...(f[4] == null ? {} : { attributes: attributesOf(f[4]) }) })
        break
      case rowTypes.INDICATOR:
        readIndicator(f, indicators)
        break
      case rowTypes.COVERAGE: {
        const [expected, reported, late] = [coverage.expected + Number(f[0]), coverage.reported + Number(f[1]), coverage.late + Number(f[2])]
        coverage = { expected, reported, onTime: reported - late, late, missing: expected - reported }
        break
      }
      case rowTypes.GROUPS:
        groups += Number(f[0])
        pending += Number(f[1] ?? 0)
        break
    }
  }
  return { tallies: { judged, actual, targets, slots, published: readPublished(placed, cubes), members, indicators, coverage }, groups, pending }
}

/** The counts and ratios of one kind of fact, in the order of its measures. */
function countsOf(asked: readonly SqlMeasure[], [fact, ...figures]: TallyRow): Pick<SlotTally, 'counts' | 'ratios' | 'spreads'> {
  const measures = countedMeasures(asked, fact as FactKind).map(({ id, rollUp }, i) => ({ id, rollUp, text: figures[i]! }))
  const parts = (text: string) => text.split('/').map((part) => exactly(part)) as [Exact, Exact]
  return {
    counts: Object.fromEntries(measures.filter(({ rollUp }) => rollUp === 'COUNT').map(({ id, text }) => [id, Number(text)])),
    ratios: Object.fromEntries(measures.filter(({ rollUp }) => rollUp === 'RATIO').map(({ id, text }) => [id, { numerator: parts(text)[0], denominator: parts(text)[1] }])),
    spreads: Object.fromEntries(measures.filter(({ rollUp }) => rollUp === 'DISTRIBUTION_GAP').map(({ id, text }) => [id, spreadOf(text)])),
  }
}

/** '3/12/1/0/0/GOOD': people by predicate, in the order of predicates, and the organisation's. */
const spreadOf = (text: string): DistributionTally => {
  const [organisation, ...counts] = text.split('/').reverse()
  counts.reverse()
  return { counts: Object.fromEntries(Object.keys(predicates).map((code, i) => [code, Number(counts[i])])) as DistributionTally['counts'], organisation: (organisation || null) as DistributionTally['organisation'] }
}

const exact = (text: Text | undefined) => (text == null ? null : exactly(text))

const tallyOf = ([, subjects, divisor, target, targetHigh, actual, numerator, denominator]: TallyRow): IndicatorTally => ({
  subjects: Number(subjects),
  divisor: Number(divisor),
  target: exact(target),
  targetHigh: exact(targetHigh),
  actual: exact(actual),
  numerator: exact(numerator),
  denominator: exact(denominator),
})

const attributesOf = (text: string): MemberAttribute[] => Object.entries(JSON.parse(text) as Record<string, string | null>).map(([id, value]) => ({ id, value }))

/** Its type's settings; an indicator whose type is gone, or whose settings no longer fit it, stays unjudged. */
function readIndicator([key, code, unit, type, polarity, minimizeFormula, overTime, overSubjects, weight, cap, floor, partOf, per, rangeCondition]: TallyRow, indicators: Map<string, ReportIndicator>): void {
  const known = judgedAs({ type: type!, polarity, minimizeFormula, overTime, overSubjects, cap, floor, per, rangeCondition } as never)
  if (known) indicators.set(key!, { code: code!, unit: unit!, type: known.type, spec: known.spec, weight: exactly(weight!), partOf: partOf ?? null })
}
