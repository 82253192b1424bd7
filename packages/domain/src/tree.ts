/** The agency tree through time: who stood under whom, from day to day. */
import type { Day } from './day'
import type { Problem } from './problem'
import { ok, refuseAll, type Result } from './result'

/** Half-open: `validTo` is the first day on which it no longer holds, null while it still does. A null parent is the top. */
export type Placement = {
  readonly agencyId: string
  readonly parentId: string | null
  readonly validFrom: Day
  readonly validTo: Day | null
}

/**
 * One agency and one that stood above it (or itself) during a time. `level` is the ancestor's own: 1 has no parent. So the rows of an
 * agency with level 1 name its top agency, and the row with itself gives its own level.
 */
export type AncestryRow = {
  readonly agencyId: string
  readonly ancestorId: string
  readonly level: number
  readonly validFrom: Day
  readonly validTo: Day | null
}

type Span = { from: Day; to: Day | null }
type Chain = Span & { path: string[] }

/**
 * The placements, when on every day each agency is in one place, under an agency that is there, and under no descendant of its own.
 * Refuses PERIOD_REVERSED, PLACEMENT_OVERLAP, PARENT_ABSENT and TREE_CYCLE, each with the placement's index as its path.
 */
export const checkPlacements = (placements: readonly Placement[]): Result<readonly Placement[]> => {
  const placesOf = groupByAgency(placements)
  const indexOf = new Map(placements.map((placement, i) => [placement, i]))
  const problems: Problem[] = []
  const refusal = (code: Problem['code'], at: Placement, day: Day): void => {
    problems.push({ code, path: [indexOf.get(at) ?? 0], agencyId: at.agencyId, parentId: at.parentId, day })
  }
  for (const places of placesOf.values()) {
    for (const [i, place] of places.entries()) {
      const before = places[i - 1]
      if (place.validTo !== null && place.validTo <= place.validFrom) refusal('PERIOD_REVERSED', place, place.validFrom)
      else if (before && isBefore(place.validFrom, before.validTo)) refusal('PLACEMENT_OVERLAP', place, place.validFrom)
    }
  }
  if (problems.length > 0) return refuseAll(problems)

  for (const placement of placements) {
    const gap = firstDayWithoutParent(placement, placesOf)
    if (gap !== null) refusal('PARENT_ABSENT', placement, gap)
    const loop = firstDayInLoop(placement, placesOf)
    if (loop !== null) refusal('TREE_CYCLE', placement, loop)
  }
  return problems.length > 0 ? refuseAll(problems) : ok(placements)
}

/**
 * Every agency with each of its ancestors and itself, one row for each stretch of time in which nothing about the pair changes.
 * B under A until July and under C from then: B has rows with A (level 1) to July, with C (level 1) from July, and with itself (level 2)
 * throughout. Takes placements that `checkPlacements` has let through.
 */
export const ancestry = (placements: readonly Placement[]): AncestryRow[] => {
  const placesOf = groupByAgency(placements)
  return [...placesOf.keys()].flatMap((agencyId) => {
    const chains = chainsOf(agencyId, { from: '0000-00-00', to: null }, placesOf, [])
    const rows = chains.flatMap(({ path, from, to }) =>
      path.map((ancestorId, i) => ({ agencyId, ancestorId, level: i + 1, validFrom: from, validTo: to })),
    )
    return joinAdjacent(rows)
  })
}

/** The agencies from the top down to this one on a day: ['1671:SETDA', '1671:BAPENDA']. Empty when it is in no place then. */
export const agencyPath = (placements: readonly Placement[], agencyId: string, day: Day): string[] => {
  const path: string[] = []
  for (let id: string | null = agencyId; id !== null;) {
    const current: string = id
    const place = placements.find((one) => one.agencyId === current && isOn(one, day))
    if (!place || path.includes(current)) return []
    path.unshift(current)
    id = place.parentId
  }
  return path
}

/** 1 for an agency without a parent, 2 for those under it; null when it is in no place on that day. */
export const levelOf = (placements: readonly Placement[], agencyId: string, day: Day): number | null =>
  agencyPath(placements, agencyId, day).length || null

/** Does an agency stand under another on a day, at any depth? Each is also its own descendant, as in DESCENDANT_OF of reports. */
export const isDescendant = (placements: readonly Placement[], agencyId: string, ancestorId: string, day: Day): boolean =>
  agencyPath(placements, agencyId, day).includes(ancestorId)

const isOn = (placement: Placement, day: Day): boolean => placement.validFrom <= day && isBefore(day, placement.validTo)
const isBefore = (day: Day, end: Day | null): boolean => end === null || day < end

const groupByAgency = (placements: readonly Placement[]): Map<string, Placement[]> => {
  const groups = new Map<string, Placement[]>()
  for (const placement of placements) {
    const group = groups.get(placement.agencyId)
    if (group) group.push(placement)
    else groups.set(placement.agencyId, [placement])
  }
  for (const group of groups.values()) group.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return groups
}

/** The paths from the top to an agency within a span, split wherever anything above it moved. */
const chainsOf = (agencyId: string, span: Span, placesOf: Map<string, Placement[]>, below: readonly string[]): Chain[] => {
  if (below.includes(agencyId)) return []
  return (placesOf.get(agencyId) ?? []).flatMap((place): Chain[] => {
    const during = intersection(span, { from: place.validFrom, to: place.validTo })
    if (!during) return []
    if (place.parentId === null) return [{ ...during, path: [agencyId] }]
    return chainsOf(place.parentId, during, placesOf, [...below, agencyId]).map((chain) => ({ ...chain, path: [...chain.path, agencyId] }))
  })
}

const intersection = (a: Span, b: Span): Span | null => {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to
  return isBefore(from, to) ? { from, to } : null
}

const joinAdjacent = (rows: AncestryRow[]): AncestryRow[] => {
  const latest = new Map<string, AncestryRow>()
  const joined: AncestryRow[] = []
  for (const row of rows) {
    const key = `${row.level} ${row.ancestorId}`
    const before = latest.get(key)
    const grown = before?.validTo === row.validFrom ? { ...before, validTo: row.validTo } : row
    if (before && grown !== row) joined[joined.indexOf(before)] = grown
    else joined.push(row)
    latest.set(key, grown)
  }
  return joined
}

const firstDayWithoutParent = (placement: Placement, placesOf: Map<string, Placement[]>): Day | null => {
  if (placement.parentId === null) return null
  let covered: Day | null = placement.validFrom
  for (const place of placesOf.get(placement.parentId) ?? []) {
    if (covered !== null && place.validFrom <= covered && isBefore(covered, place.validTo)) covered = place.validTo
  }
  if (covered === null) return null
  return isBefore(covered, placement.validTo) ? covered : null
}

const firstDayInLoop = (placement: Placement, placesOf: Map<string, Placement[]>): Day | null => {
  const climb = (id: string, span: Span, below: readonly string[]): Day[] => {
    if (id === placement.agencyId) return [span.from]
    if (below.includes(id)) return []
    return (placesOf.get(id) ?? []).flatMap((place) => {
      const during = intersection(span, { from: place.validFrom, to: place.validTo })
      return during && place.parentId !== null ? climb(place.parentId, during, [...below, id]) : []
    })
  }
  if (placement.parentId === null) return null
  return climb(placement.parentId, { from: placement.validFrom, to: placement.validTo }, []).sort()[0] ?? null
}
