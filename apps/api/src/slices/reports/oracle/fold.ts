import { bucketsOf, currentObservations, figureOn, finest, fits, hasRightForm, liveTargets, memberOf, slotsOf, verificationsOf, type Fact, type Question, type Seen, type Slot, type Use } from './facts'
import { cardAnswer, cardDimensions, cardMeasures, cardsOf, type SeenCard } from './scorecards'
import { group, least, mean, most, overSubjects, overTime, shareOf, type Figures, type Pair } from './consolidation'
import { fraction, hundred, nought, order, over, plus, rounded, times, total, type Fraction } from './fraction'
import { isRatioType, type Day, type Indicator, type Target, type World } from './world'

/** The whole answer to a question, folded in memory from the facts: every cell anew, every total from its own facts. */
export type FoldedRow = { kind: string; members: (string | null)[]; exact: (string | null)[]; notes: string[] }
export type FoldedTable = { columns: { members: (string | null)[]; measure: string; isTotal: boolean }[]; rows: FoldedRow[]; coverage: { expected: number; reported: number; onTime: number; late: number; missing: number } }

type Meeting = { target: Target; indicator: Indicator; fact: Fact; bucket: { first: Day; last: Day } }
type Cell = { seen: Seen[]; meetings: Meeting[]; slots: Slot[]; verified: { waited: number }[]; cards: SeenCard[]; uses: Use[] }
type Answer = { value: Fraction | null; notes: string[] }

const observed = new Set(['ACHIEVEMENT', 'SHARE_ON_TARGET', 'ACTUAL'])
const aimed = new Set(['TARGET', 'INDICATOR_COUNT'])
const due = new Set(['EXPECTED', 'REPORTED', 'LATE', 'ON_TIME', 'MISSING', 'REPORTED_SHARE', 'ON_TIME_SHARE'])
const countsFromNought = (measure: string) => ['INDICATOR_COUNT', 'EXPECTED', 'REPORTED', 'LATE', 'ON_TIME', 'MISSING', 'SCORECARD_COUNT', 'PREDICATE_COUNT'].includes(measure)

export function fold(world: World, question: Question): FoldedTable {
  const { rows, columns, measures, totals } = question
  const depths = [rows.length, ...(totals.includes('SUBTOTALS') ? rows.map((_, i) => i).slice(1).reverse() : []), ...(rows.length > 0 && (totals.includes('GRAND') || totals.includes('COLUMNS')) ? [0] : [])]
  const [withTotal, orderNeedsTotal] = [totals.includes('ROWS'), question.orderBy.some(({ measure }) => measure !== undefined)].map((wish) => wish && columns.length > 0)
  const grids = new Map<string, Map<string, Cell>>()
  const gridOf = (depth: number, pivoted: boolean): Map<string, Cell> => {
    const name = `${depth}.${pivoted}`
    if (!grids.has(name)) grids.set(name, cellsAt(world, question, [...rows.slice(0, depth), ...(pivoted ? columns : [])]))
    return grids.get(name)!
  }
  const keysOf = (grid: Map<string, Cell>) => [...grid.keys()].map((key) => JSON.parse(key) as (string | null)[])
  const distinct = (places: (string | null)[][]) => [...new Set(places.map((place) => JSON.stringify(place)))].map((text) => JSON.parse(text) as (string | null)[])

  const columnPlaces = columns.length === 0 ? [[]] : distinct(depths.flatMap((depth) => keysOf(gridOf(depth, true)).map((key) => key.slice(depth)))).sort((a, b) => byMember(columns, a, b))
  const slots = [...columnPlaces.map((place) => ({ place, isTotal: false })), ...(withTotal ? [{ place: [] as (string | null)[], isTotal: true }] : [])].flatMap((one) => measures.map((measure) => ({ ...one, measure })))
  const answerAt = (row: (string | null)[], place: (string | null)[], pivoted: boolean, measure: string): Answer => answerOf(world, question, gridOf(row.length, pivoted).get(JSON.stringify([...row, ...place])), measure)

  const detailGrids = [gridOf(rows.length, true), ...(withTotal || orderNeedsTotal ? [gridOf(rows.length, false)] : [])]
  const details = rows.length === 0 ? [[]] : distinct(detailGrids.flatMap((grid) => keysOf(grid).map((key) => key.slice(0, rows.length))))
  const ordered = totals.includes('SUBTOTALS') ? nested(details, 1) : [...details].sort(byOrder)
  const places = [...ordered, ...(depths.includes(0) && rows.length > 0 ? [[]] : [])]
  const speaksOfCards = cardDimensions.some((id) => JSON.stringify([rows, columns, question.where]).includes(`"${id}"`))
  const slotList = speaksOfCards ? [] : slotsOf(world, question) // due reports have no predicate
  const [reported, late] = [slotList.filter(({ isReported }) => isReported).length, slotList.filter(({ isLate }) => isLate).length]
  return {
    columns: slots.map(({ place, measure, isTotal }) => ({ members: place, measure, isTotal })),
    rows: places.map((place) => {
      const answers = slots.map((slot) => answerAt(place, slot.place, !slot.isTotal, slot.measure))
      return {
        kind: place.length === rows.length ? 'DETAIL' : place.length === 0 ? 'TOTAL' : 'SUBTOTAL',
        members: place,
        exact: answers.map(({ value }) => (value === null ? null : rounded(value, 6))),
        notes: answers.flatMap(({ notes }, i) => notes.map((note) => `${i} ${note}`)).sort(),
      }
    }),
    coverage: { expected: slotList.length, reported, onTime: reported - late, late, missing: slotList.length - reported },
  }

  function nested(some: (string | null)[][], depth: number): (string | null)[][] {
    if (depth >= rows.length) return [...some].sort(byOrder)
    const heads = distinct(some.map((place) => place.slice(0, depth))).sort(byOrder)
    return heads.flatMap((head) => [...nested(some.filter((place) => JSON.stringify(place.slice(0, depth)) === JSON.stringify(head)), depth + 1), head])
  }
  function byOrder(a: (string | null)[], b: (string | null)[]): number {
    for (const { measure, dimension, direction } of question.orderBy) {
      const way = direction === 'ASC' ? 1 : -1
      if (measure !== undefined) {
        const [x, y] = [a, b].map((place) => answerAt(place, [], columns.length === 0, measure).value)
        if (x === null || y === null) {
          if (x !== y) return x === null ? 1 : -1
        } else if (order(x!, y!) !== 0) return way * order(x!, y!)
      } else {
        const found = byMember(rows.slice(0, a.length).map((use) => (use.by === dimension ? use : null)), a, b)
        if (found !== 0) return way * found
      }
    }
    return byMember(rows, a, b)
  }
}

const choices: Record<string, string[]> = {
  STATE: ['DRAFT', 'RETURNED', 'SUBMITTED', 'VERIFIED', 'FINAL'],
  POLARITY: ['MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT'],
  CADENCE: ['MONTH', 'QUARTER', 'SEMESTER', 'YEAR'],
  POSITION_TYPE: ['JPT', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'FUNGSIONAL'],
  GRADE: ['I/a', 'III/a', 'IV/e', 'V', 'IX'],
  EMPLOYMENT: ['PNS', 'PPPK'],
  PREDICATE: ['VERY_GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR_MISCONDUCT', 'VERY_POOR'],
  SCORECARD_STATE: ['LIVE', 'FINAL'],
  INDICATOR_TYPE: ['COUNT', 'RATIO', 'PERCENTAGE', 'CURRENCY', 'DURATION'],
}
function byMember(uses: readonly (Use | null)[], a: (string | null)[], b: (string | null)[]): number {
  for (const [i, use] of uses.entries()) {
    const [x, y] = [a[i] ?? null, b[i] ?? null]
    if (use === null || x === y) continue
    if (x === null || y === null) return x === null ? 1 : -1
    const list = choices[use.by]
    return list ? list.indexOf(x) - list.indexOf(y) : x < y ? -1 : 1
  }
  return 0
}

/** Every fact of the kinds asked for, in the cell its members give. */
function cellsAt(world: World, question: Question, uses: Use[]): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  const at = (fact: Fact): Cell => {
    const key = JSON.stringify(uses.map((use) => memberOf(world, question, use, fact)))
    if (!cells.has(key)) cells.set(key, { seen: [], meetings: [], slots: [], verified: [], cards: [], uses })
    return cells.get(key)!
  }
  const targets = liveTargets(world, question)
  if (question.measures.some((measure) => observed.has(measure)))
    for (const one of currentObservations(world, question)) {
      const inPeriod = one.fact.day >= question.from && one.fact.day <= question.to
      if (inPeriod && hasRightForm(one) && targets.includes(one.target) && fits(world, question, question.where, one.fact)) at(one.fact).seen.push(one)
    }
  if (question.measures.some((measure) => aimed.has(measure)))
    for (const target of targets)
      for (const bucket of bucketsOf(question, finest(uses))) {
        if (target.from > bucket.last || target.to < bucket.first) continue
        const indicator = world.indicators.find(({ id }) => id === target.indicator)!
        const fact: Fact = { municipality: target.municipality, indicator, agency: target.agency, assignment: target.assignment, source: target.source, day: target.to < bucket.last ? target.to : bucket.last, state: null }
        if (fits(world, question, question.where, fact)) at(fact).meetings.push({ target, indicator, fact, bucket })
      }
  if (question.measures.some((measure) => due.has(measure))) for (const slot of slotsOf(world, question)) at(slot.fact).slots.push(slot)
  if (question.measures.some((measure) => cardMeasures.includes(measure))) for (const one of cardsOf(world, question)) at(one.fact).cards.push(one)
  if (question.measures.includes('DAYS_TO_VERIFY')) for (const one of verificationsOf(world, question)) at(one.fact).verified.push(one)
  return cells
}

function answerOf(world: World, question: Question, cell: Cell | undefined, measure: string): Answer {
  const count = (n: number): Answer => ({ value: fraction(n), notes: [] })
  if (cell && cardMeasures.includes(measure)) return { value: cardAnswer(measure, cell.cards), notes: [] }
  if (!cell) return countsFromNought(measure) ? count(0) : { value: null, notes: [] }
  switch (measure) {
    case 'EXPECTED':
      return count(cell.slots.length)
    case 'REPORTED':
      return count(cell.slots.filter(({ isReported }) => isReported).length)
    case 'LATE':
      return count(cell.slots.filter(({ isLate }) => isLate).length)
    case 'ON_TIME':
      return count(cell.slots.filter(({ isReported, isLate }) => isReported && !isLate).length)
    case 'MISSING':
      return count(cell.slots.filter(({ isReported }) => !isReported).length)
    case 'REPORTED_SHARE':
      return { value: over(fraction(100 * cell.slots.filter(({ isReported }) => isReported).length), fraction(cell.slots.length)), notes: [] }
    case 'ON_TIME_SHARE':
      return { value: over(fraction(100 * cell.slots.filter(({ isReported, isLate }) => isReported && !isLate).length), fraction(cell.slots.length)), notes: [] }
    case 'DAYS_TO_VERIFY':
      return { value: over(total(cell.verified.map(({ waited }) => fraction(waited))), fraction(86_400_000 * cell.verified.length)), notes: [] }
    case 'INDICATOR_COUNT': {
      const { kept, notes } = withoutParts(world, group(cell.meetings, ({ indicator }) => indicator.id))
      return { value: fraction(kept.length), notes }
    }
    case 'TARGET':
      return targetAnswer(world, question, cell)
    case 'ACTUAL':
      return actualAnswer(world, cell)
    default:
      return judgedAnswer(world, question, cell, measure)
  }
}

function withoutParts<T>(world: World, candidates: Map<string, T>): { kept: [Indicator, T][]; notes: string[] } {
  const wholesOf = (id: string | null): string[] => (id === null ? [] : [id, ...wholesOf(world.indicators.find((one) => one.id === id)!.partOf)])
  const all = [...candidates].map(([id, item]) => [world.indicators.find((one) => one.id === id)!, item] as [Indicator, T])
  const kept = all.filter(([{ partOf }]) => !wholesOf(partOf).some((whole) => candidates.has(whole)))
  const left = all.filter((one) => !kept.includes(one)).map(([{ municipality, code }]) => `${municipality}:${code}`).sort()
  return { kept, notes: left.length > 0 ? [`PART_OF_EXCLUDED ${left.join()}`] : [] }
}

/** Inside: whole. A running total or a level counts against its target's whole period at any finer grain. In a year to date a sum does too. */
function applies(question: Question, target: Target, indicator: Indicator, bucket: { first: Day; last: Day }, uses: Use[]): { applies: boolean; isCoarser: boolean; isIncomplete: boolean } {
  const meets = target.from <= bucket.last && target.to >= bucket.first
  const inside = target.from >= bucket.first && target.to <= bucket.last
  const toDate = question.toDate && finest(uses) === null && indicator.overTime === 'SUM' && target.from >= bucket.first && target.from <= bucket.last && !inside
  const does = inside || (meets && indicator.overTime === 'LAST') || toDate
  return { applies: does, isCoarser: meets && !does, isIncomplete: toDate }
}

function judgedAnswer(world: World, question: Question, cell: Cell, measure: string): Answer {
  const notes: string[] = []
  const code = (one: Indicator) => `${one.municipality}:${one.code}`
  const reasons = new Map<string, Indicator[]>()
  const because = (reason: string, indicator: Indicator) => reasons.set(reason, [...(reasons.get(reason) ?? []), indicator])
  const judged = new Map<string, { raw: Fraction; judged: Fraction; isCapped: boolean }>()
  for (const [id, seen] of group(cell.seen, ({ indicator }) => indicator.id)) {
    const indicator = world.indicators.find((one) => one.id === id)!
    const pairs: Pair[] = []
    let [isCoarser, isIncomplete] = [false, false]
    for (const one of seen) {
      const bucket = bucketsOf(question, finest(cell.uses)).find(({ first, last }) => first <= one.fact.day && one.fact.day <= last)!
      const fit = applies(question, one.target, indicator, bucket, cell.uses)
      const figure = figureOn(world, question, one.target, bucket.last)
      isCoarser ||= fit.isCoarser
      if (!fit.applies || figure === null) continue
      isIncomplete ||= fit.isIncomplete
      pairs.push({ one, low: fraction(figure.low), high: indicator.polarity === 'RANGE' ? fraction(figure.high ?? figure.low) : null })
    }
    if (isCoarser) because('TARGET_COARSER', indicator)
    if (isIncomplete) because('PERIOD_INCOMPLETE', indicator)
    const subjects = [...group(pairs, ({ one }) => one.target.subject).values()].flatMap((own) => overTime(indicator, own) ?? [])
    if (subjects.length === 0) continue
    const figures = overSubjects(indicator, subjects)
    if (typeof figures === 'string') {
      if (figures === 'NOT_CONSOLIDATED') because(figures, indicator)
      continue
    }
    const share = shareOf(indicator, figures)
    if (typeof share === 'string') {
      if (share === 'ZERO_TARGET') because(share, indicator)
      continue
    }
    const raw = times(share, hundred)
    const isCapped = indicator.cap !== null && order(raw, fraction(indicator.cap)) > 0
    const floored = order(raw, fraction(indicator.floor)) < 0 ? fraction(indicator.floor) : raw
    judged.set(id, { raw, judged: isCapped ? fraction(indicator.cap!) : floored, isCapped })
    if (order(figures.high ?? figures.target!, nought) === 0) because('ZERO_TARGET', indicator)
  }
  const { kept, notes: partNotes } = withoutParts(world, judged)
  if (measure === 'ACHIEVEMENT') for (const [indicator, { isCapped }] of kept) if (isCapped) because('CAPPED', indicator)
  for (const [reason, indicators] of reasons) notes.push(`${reason} ${[...new Set(indicators.map(code))].sort().join()}`)
  notes.push(...partNotes)
  if (measure === 'SHARE_ON_TARGET') {
    const reached = kept.filter(([, { raw }]) => order(raw, hundred) >= 0).length
    return { value: over(fraction(reached * 100), fraction(kept.length)), notes }
  }
  const weights = total(kept.map(([{ weight }]) => fraction(weight)))
  const mean = kept.length === 0 ? null : over(total(kept.map(([{ weight }, one]) => times(one.judged, fraction(weight)))), weights)
  const [only] = cell.seen
  const printed = cell.seen.length === 1 ? only!.observation.printed : null
  if (printed !== null && mean !== null) {
    const recomputed = rounded(mean, (printed.split('.')[1] ?? '').length, false)
    if (order(fraction(recomputed), fraction(printed)) !== 0) notes.push(`PRINTED_DIFFERS ${printed} ${recomputed}`)
  }
  return { value: mean, notes }
}

function actualAnswer(world: World, cell: Cell): Answer {
  const figures = new Map<string, Figures[]>()
  for (const [id, seen] of group(cell.seen, ({ indicator }) => indicator.id)) {
    const indicator = world.indicators.find((one) => one.id === id)!
    const subjects = [...group(seen, ({ target }) => target.subject).values()].flatMap((own) => overTime(indicator, own.map((one) => ({ one, low: nought, high: nought }))) ?? [])
    if (subjects.length > 0) figures.set(id, subjects)
  }
  return summed(world, figures, (indicator, subjects) => {
    const all = overSubjects(indicator, subjects)
    return typeof all === 'string' ? (all === 'NOT_CONSOLIDATED' ? all : null) : all.actual
  })
}

function targetAnswer(world: World, question: Question, cell: Cell): Answer {
  const marks = { TARGET_COARSER: new Set<string>(), PERIOD_INCOMPLETE: new Set<string>() }
  const candidates = new Map<string, { target: Target; low: Fraction }[]>()
  for (const { target, indicator, bucket } of cell.meetings) {
    const fit = applies(question, target, indicator, bucket, cell.uses)
    const figure = figureOn(world, question, target, bucket.last)
    const code = `${indicator.municipality}:${indicator.code}`
    if (fit.isCoarser) marks.TARGET_COARSER.add(code)
    if (!fit.applies || figure === null) continue
    if (fit.isIncomplete) marks.PERIOD_INCOMPLETE.add(code)
    candidates.set(indicator.id, [...(candidates.get(indicator.id) ?? []), { target, low: fraction(figure.low) }])
  }
  const notes = Object.entries(marks).flatMap(([mark, codes]) => (codes.size > 0 ? [`${mark} ${[...codes].sort().join()}`] : []))
  const { value, notes: more } = summed(world, candidates, (indicator, goals) => {
    if (indicator.polarity === 'RANGE') return 'RANGE_TARGET'
    const subjects = [...group(goals, ({ target }) => target.subject).values()].map((own) => {
      const lows = own.map(({ low }) => low)
      const latest = own.reduce((a, b) => (b.target.to > a.target.to || (b.target.to === a.target.to && (b.target.from > a.target.from || (b.target.from === a.target.from && order(b.low, a.low) > 0))) ? b : a))
      const isRatio = isRatioType(indicator.type)
      if (indicator.overTime === 'LAST') return { figure: latest.low, parts: [latest.low] }
      if (indicator.overTime === 'MIN') return { figure: least(lows), parts: [least(lows)] }
      if (indicator.overTime === 'MAX') return { figure: most(lows), parts: [most(lows)] }
      return { figure: indicator.overTime === 'AVERAGE' || isRatio ? mean(lows) : total(lows), parts: lows }
    })
    if (isRatioType(indicator.type)) {
      const parts = subjects.flatMap((one) => one.parts)
      return parts.every((part) => order(part, parts[0]!) === 0) ? parts[0]! : 'NOT_CONSOLIDATED'
    }
    if (indicator.overSubjects === 'NONE' && subjects.length > 1) return 'NOT_CONSOLIDATED'
    const all = total(subjects.map(({ figure }) => figure))
    return indicator.overSubjects === 'AVERAGE' ? over(all, fraction(subjects.length)) : all
  })
  return { value, notes: [...notes, ...more] }
}

function summed<T>(world: World, candidates: Map<string, T>, figure: (indicator: Indicator, item: T) => Fraction | null | string): Answer {
  const { kept, notes } = withoutParts(world, candidates)
  if (kept.length > 1) {
    if (new Set(kept.map(([{ unit }]) => unit)).size > 1) return { value: null, notes: [...notes, 'MIXED_UNITS '] }
    if (kept.some(([indicator]) => indicator.overSubjects !== 'SUM')) return { value: null, notes: [...notes, 'NOT_ADDITIVE '] }
  }
  let sum: Fraction | null = null
  for (const [indicator, item] of kept) {
    const part = figure(indicator, item)
    if (typeof part === 'string') return { value: null, notes: [...notes, `${part} `] }
    if (part !== null) sum = sum === null ? part : plus(sum, part)
  }
  return { value: sum, notes }
}
