import { predicates, type Predicate } from '@tolok/domain'
import { follows, solve, type Equation } from '@tolok/domain/testing'
import type { Server } from '../../server'
import { full, seed } from '../../testing/asking'
import { makeCards, type Card } from '../../testing/cards'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { execute, serve, type GraphQLBody, type Session } from '../../testing/execute'
import { makeRows } from '../../testing/make'
import { publishDue } from './publish-due'

let database: TestDatabase
let server: Server
const as: Record<string, Session> = {}
const patience = 600_000

const codes = [...Object.keys(predicates)] as Predicate[]
const columns = [...codes, null]
const agencies = ['A', 'B', 'C', 'D', 'E'] as const
const years = ['2024', '2025'] as const
/** People by agency and predicate (five of them, and none) at the end of each year; between them some move, some rise. */
const worlds: Record<(typeof years)[number], Record<(typeof agencies)[number], readonly number[]>> = {
  '2024': { A: [9, 12, 0, 0, 0, 0], B: [6, 7, 2, 0, 0, 0], C: [5, 11, 3, 1, 0, 0], D: [0, 3, 0, 0, 0, 0], E: [8, 6, 5, 0, 0, 0] },
  '2025': { A: [8, 12, 1, 0, 0, 0], B: [6, 8, 0, 0, 0, 0], C: [5, 10, 4, 1, 0, 0], D: [0, 5, 0, 0, 0, 2], E: [9, 6, 5, 0, 0, 0] },
}
type Place = { year: string; agency: string; predicate: string | null; people: number }
const places: Place[] = years.flatMap((year) => agencies.flatMap((agency) => columns.map((predicate, i) => ({ year, agency, predicate, people: worlds[year][agency][i]! }))))

beforeAll(async () => {
  database = await cloneDatabase()
  server = await serve(database)
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  await make.municipality({ id: 1708 })
  const cards: Card[] = []
  for (const agency of agencies) {
    const top = await make.agency({ municipality_id: 1671, code: agency })
    const unit = await make.agency({ municipality_id: 1671, code: `${agency}-1`, parent_id: top.id })
    const most = Math.max(...years.map((year) => worlds[year][agency].reduce((sum, n) => sum + n, 0)))
    const people = []
    for (let n = 0; n < most; n++) {
      const one = await make.employee({ municipality_id: 1671 })
      await make.assignment({ municipality_id: 1671, employee_id: one.id, agency_id: n % 2 === 0 ? top.id : unit.id })
      people.push(one)
    }
    for (const year of years) {
      let at = 0
      for (const [i, count] of worlds[year][agency].entries())
        for (let n = 0; n < count; n++) cards.push({ municipalityId: 1671, employeeId: people[at++]!.id, period: year, predicate: columns[i]!, score: String(90 - 10 * i) })
    }
  }
  await makeCards(database.owner)(cards)
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['elsewhere'] = await make.signedIn('ADMIN', 1708)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
  as['planner'] = await make.signedIn('PLANNER', 1671)
  for (const year of years) expect((await publish(year)).errors).toBeUndefined()
}, patience)
afterAll(async () => {
  await server?.app.close()
  await database?.drop()
})

/** On a busy machine the server may say OVERLOADED: then again, as a client would. */
const send = async (document: string, variables: Record<string, unknown>, who: string): Promise<GraphQLBody> => {
  for (let tries = 1; ; tries++) {
    const { body } = await execute(server, document, variables, as[who])
    if (tries === 20 || body.errors?.[0]?.extensions.code !== 'OVERLOADED') return body
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}
const publish = (period: string, who = 'admin', municipalityId = 1671) =>
  send('mutation ($m: Int!, $period: String!) { publishScorecards(municipalityId: $m, period: $period) { period leftOut } }', { m: municipalityId, period }, who)
type Row = { kind: string; members: { id: string | null }[]; exact: (string | null)[]; notes: { code: string; path: string[] }[] }
const ask = async (query: Record<string, unknown>, who = 'analyst'): Promise<Row[]> => {
  const body = await send(
    'query ($query: ReportQueryInput!) { report(query: $query) { rows { kind members { id } exact notes { code path } } } }',
    { query: { measures: ['PUBLISHED_PEOPLE'], period: { from: '2024', to: '2025' }, page: { first: 10_000 }, ...query } },
    who,
  )
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data.report.rows
}

// ── Everything that may be asked, within bounds: filters, their negations, both together, by any rows, with every total, of either year and both ──
type Filter = { where: object; fits: (place: Place) => boolean }
const everything: Filter = { where: {}, fits: () => true }
const of = (on: string, op: 'EQ' | 'IN' | 'NOT_IN', values: string[], member: (place: Place) => string | null): Filter => ({
  where: { on, op, values },
  fits: (place) => values.includes(member(place) ?? '') !== (op === 'NOT_IN'),
})
const code = ({ agency }: Place) => `1671:${agency}`
const not = ({ where, fits }: Filter): Filter => ({ where: { not: where }, fits: (place) => !fits(place) })
const both = (a: Filter, b: Filter): Filter => ({ where: { and: [a.where, b.where] }, fits: (place) => a.fits(place) && b.fits(place) })
const either = (a: Filter, b: Filter): Filter => ({ where: { or: [a.where, b.where] }, fits: (place) => a.fits(place) || b.fits(place) })

const pairs = agencies.flatMap((a, i) => agencies.slice(i + 1).map((b) => [`1671:${a}`, `1671:${b}`]))
const byAgency = [...agencies.map((a) => of('AGENCY', 'EQ', [`1671:${a}`], code)), ...pairs.map((two) => of('AGENCY', 'IN', two, code)), ...pairs.slice(0, 4).map((two) => of('AGENCY', 'NOT_IN', two, code))]
const predicate = ({ predicate: one }: Place) => one
const byPredicate = [...codes.map((one) => of('PREDICATE', 'EQ', [one], predicate)), of('PREDICATE', 'IN', ['VERY_GOOD', 'GOOD'], predicate), of('PREDICATE', 'NOT_IN', ['GOOD'], predicate), { where: { on: 'PREDICATE', op: 'IS_NULL', values: [] }, fits: (one: Place) => one.predicate === null }]
const byYear = years.map((year) => of('PERIOD', 'EQ', [year], (place) => place.year))
/** Of what is put together from these every third is asked, which ones the seed says; and all of it by TOLOK_FULL. */
const isAsked = (n: number) => full || (n + seed) % 3 === 0
const filters: Filter[] = [
  everything, ...byAgency, ...byPredicate, ...byYear, ...[...byAgency.slice(0, 5), ...byPredicate].map(not).filter((_, n) => isAsked(n)),
  ...byAgency.slice(0, 10).flatMap((a, i) =>
    [byPredicate[i % byPredicate.length]!, byPredicate[(i + 3) % byPredicate.length]!].flatMap((b, j) => [both(a, b), either(a, b), both(a, not(b))].filter((_, kind) => isAsked(2 * i + j + kind)))),
]
const axes: { rows: { by: string; level?: number; grain?: string }[]; key: (place: Place) => (string | null)[] }[] = [
  { rows: [], key: () => [] },
  { rows: [{ by: 'AGENCY', level: 1 }, { by: 'PREDICATE' }, { by: 'PERIOD', grain: 'YEAR' }], key: (place) => [code(place), place.predicate, place.year] },
  { rows: [{ by: 'PERIOD', grain: 'YEAR' }, { by: 'PREDICATE' }, { by: 'AGENCY' }], key: (place) => [place.year, place.predicate, code(place)] },
]

type Publication = { period: string; byHand: boolean; leftOut: number; contentHash: string; figures: { kind: string; agencyId: string | null; predicate: string | null; people: number | null; masked: boolean }[] }
/** All that is kept of the publications, which is more than any door tells. */
const publications = async (): Promise<Publication[]> =>
  (
    await database.owner.query<Publication>(`select c.period, c.published_by is not null as "byHand", c.left_out as "leftOut", c.content_hash as "contentHash",
        json_agg(json_build_object('kind', k.kind, 'agencyId', a.municipality_id || ':' || a.code, 'predicate', k.predicate, 'people', k.people, 'masked', k.masked) order by k.kind, a.code, k.predicate nulls last) as figures
      from protected_cube c join protected_cell k on k.municipality_id = c.municipality_id and k.cube_id = c.id left join agency a on a.municipality_id = k.municipality_id and a.id = k.agency_id
      where c.municipality_id = 1671 group by c.municipality_id, c.id order by c.period desc`)
  ).rows

async function overheard(): Promise<Equation[]> {
  const equations = new Map<string, Equation>()
  for (const [n, { where, fits }] of filters.entries())
    for (const { rows, key } of full || n < 12 ? axes : [axes[n % 3]!])
      for (const row of await ask({ rows, ...(Object.keys(where).length > 0 && { where }), totals: ['GRAND', 'SUBTOTALS'] })) {
        const members = row.members.map(({ id }) => id)
        const inside = places.flatMap((place, i) => (fits(place) && members.every((id, at) => key(place)[at] === id) ? [i] : []))
        const told = row.exact[0]
        if (told == null) expect([where, members, inside.length === 0 ? [] : row.notes.map((note) => note.code)]).toEqual([where, members, inside.length === 0 ? [] : ['SUPPRESSED']])
        else equations.set(inside.join(), { of: new Set(inside), sum: Number(told) })
      }
  // And everything that the publications say of themselves, masked or not.
  for (const { period, figures } of await publications()) {
    const closed = figures.flatMap(({ kind, agencyId }) => (kind === 'AGENCY' ? [agencyId] : []))
    for (const { kind, agencyId, predicate, people } of figures) {
      if (people === null) continue
      const isInside = (place: Place) => (kind === 'CELL' || kind === 'AGENCY' ? code(place) === agencyId : closed.includes(code(place))) && (kind === 'AGENCY' || kind === 'REST' || place.predicate === predicate)
      const inside = places.flatMap((place, i) => (place.year === period && isInside(place) ? [i] : []))
      equations.set(inside.join(), { of: new Set(inside), sum: people })
    }
  }
  for (const { of: inside, sum } of await refined()) equations.set([...inside].join(), { of: inside, sum })
  return [...equations.values()]
}

/** What the rest of a top and the year before tell. */
async function refined(): Promise<Equation[]> {
  const found: Equation[] = []
  const heard = (isInside: (place: Place) => boolean, told: string | null | undefined) => told != null && found.push({ of: new Set(places.flatMap((place, i) => (isInside(place) ? [i] : []))), sum: Number(told) })
  for (const year of years)
    for (const [i, { where, fits }] of [everything, ...byPredicate].entries())
      for (const n of [1, 2, 3].filter((top) => i === 0 || isAsked(i + top))) {
        const rows = await ask({ rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: year }, ...(where !== everything.where && { where }), top: { by: 'PUBLISHED_PEOPLE', n, direction: n === 2 ? 'ASC' : 'DESC', others: true } })
        const kept = rows.flatMap(({ kind, members }) => (kind === 'DETAIL' ? [members[0]!.id] : []))
        heard((place) => place.year === year && fits(place) && !kept.includes(code(place)), rows.find(({ kind }) => kind === 'OTHERS')?.exact[0])
      }
  const compared = await ask({ rows: [{ by: 'AGENCY', level: 1 }, { by: 'PREDICATE' }], period: { fixed: '2025' }, compare: ['PREVIOUS_PERIOD'], show: [{ measure: 'PUBLISHED_PEOPLE', kind: 'RANK' }], totals: ['GRAND', 'SUBTOTALS'] })
  for (const { members, exact } of compared) {
    const ids = members.map(({ id }) => id)
    heard((place) => place.year === '2024' && ids.every((id, at) => [code(place), place.predicate][at] === id), exact[1])
    // A difference is told only where both figures are, a rank only of what is told.
    expect([ids, exact[2] != null]).toEqual([ids, exact[0] != null && exact[1] != null])
    if (exact[0] == null) expect([ids, exact.at(-1)]).toEqual([ids, null])
  }
  const small = await ask({ rows: [{ by: 'AGENCY', level: 1 }, { by: 'PREDICATE' }], having: [{ measure: 'PUBLISHED_PEOPLE', op: 'BETWEEN', values: ['1', '4'] }] })
  expect(small).toEqual([])
  return found
}

test(`whoever writes down every published figure finds nobody among fewer than five (TOLOK_SEED=${seed})`, async () => {
  const equations = await overheard()
  expect(equations.length).toBeGreaterThan(60)
  for (const { of: inside, sum } of equations) {
    expect([[...inside], sum]).toEqual([[...inside], [...inside].reduce((total, i) => total + places[i]!.people, 0)]) // and all of it is true
    expect([[...inside], sum > 0 && sum < 5]).toEqual([[...inside], false])
  }
  const found = solve(places.length, equations)
  const small = places.flatMap((place, i) => (place.people > 0 && place.people < 5 ? [{ place, i }] : []))
  expect(small.length).toBeGreaterThan(6)
  for (const { place, i } of small) {
    expect([place, found[i]!.least === found[i]!.most]).toEqual([place, false])
    expect([place, follows(places.length, equations, new Set([i]))]).toEqual([place, false])
  }
  // He would find them had he the sum of every agency and every predicate beside the cells of five and more.
  const careless: Equation[] = [
    ...places.flatMap(({ people }, i) => (people === 0 || people >= 5 ? [{ of: new Set([i]), sum: people }] : [])),
    ...years.flatMap((year) => agencies.map((agency) => places.flatMap((place, i) => (place.year === year && place.agency === agency ? [i] : []))))
      .map((line) => ({ of: new Set(line), sum: line.reduce((sum, i) => sum + places[i]!.people, 0) })),
  ]
  const betrayed = solve(places.length, careless)
  expect(small.some(({ i }) => betrayed[i]!.least === betrayed[i]!.most)).toBe(true)
}, patience)

test('what is told is useful: open agencies by predicate, closed ones as a whole, predicates over all', async () => {
  const rows = await ask({ measures: ['PUBLISHED_PEOPLE', 'PUBLISHED_SCORE_MEAN', 'PUBLISHED_SHARE_GOOD_OR_BETTER'], rows: [{ by: 'AGENCY', level: 1 }], totals: ['GRAND'], period: { fixed: '2024' } })
  expect(rows.map(({ kind, members, exact }) => [kind, ...members.map(({ id }) => id), ...exact].join(' '))).toEqual([
    'DETAIL 1671:A 21 84.285714 100', // open: all of it is known, and all were good
    'DETAIL 1671:B   ', // masked beside D, which would else be what is left of the total
    'DETAIL 1671:C 20 80 ', // closed: known as a whole, not by predicate
    'DETAIL 1671:D   ',
    'DETAIL 1671:E 19 81.578947 73.684211',
    'TOTAL 78 82.051282 85.897436',
  ])
})

test('a year is published once, when it is over, by whoever may seal in all of the municipality', async () => {
  const problems = async (...asked: Parameters<typeof publish>) => (await publish(...asked)).errors?.map(({ extensions }) => [extensions.code, ...extensions.problems.map(({ code: one }) => one)].join(' '))
  expect(await problems('2024')).toEqual(['CONFLICT DUPLICATE'])
  expect(await problems('2025-Q1')).toEqual(['BAD_INPUT VALUE_NOT_FIT'])
  expect(await problems('2999')).toEqual(['BAD_INPUT OUT_OF_RANGE'])
  expect(await problems('2023')).toEqual(['BAD_INPUT REQUIRED'])
  expect(await problems('2024', 'admin', 1708)).toEqual(['NOT_FOUND NOT_FOUND'])
  expect(await problems('2024', 'planner')).toEqual(['FORBIDDEN FORBIDDEN'])
  await expect(database.databases.sqlOf({ municipalities: [1671] }).query('update protected_cell set people = 9')).rejects.toThrow(/permission denied/)
})

test('whoever may publish reads what was published, how much of it is told, and why the rest is not; nobody else does', async () => {
  const list = '{ cubePublications { totalCount nodes { id period publishedByName hash leftOut people openAgencies closedAgencies suppressed } } }'
  const of = async <T>(document: string, variables = {}, who = 'admin') => (await send(document, variables, who)) as Omit<GraphQLBody, 'data'> & { data: T }
  type Publications = { cubePublications: { totalCount: number; nodes: { id: string; period: string; hash: string; people: number; openAgencies: number; closedAgencies: number; suppressed: number }[] } }
  const { nodes, totalCount } = (await of<Publications>(list)).data.cubePublications
  expect([totalCount, nodes.map(({ period, people, openAgencies, closedAgencies }) => [period, people, openAgencies, closedAgencies].join(' '))]).toEqual([2, ['2025 82 2 3', '2024 78 2 3']])
  expect(nodes.map(({ hash }) => hash)).toEqual((await publications()).map(({ contentHash }) => contentHash))
  expect(nodes[0]!.hash).not.toBe(nodes[1]!.hash)

  const figures = 'query ($id: ID!, $first: Int!, $after: String) { suppressedFigures(publicationId: $id, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { kind reason agencyName predicate people } } }'
  type Figures = { suppressedFigures: { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: { kind: string; reason: string; people: number | null }[] } }
  const all = (await of<Figures>(figures, { id: nodes[1]!.id, first: 200 })).data.suppressedFigures
  expect([all.totalCount, all.nodes.length]).toEqual([nodes[1]!.suppressed, nodes[1]!.suppressed])
  expect(all.nodes.filter(({ kind }) => kind === 'AGENCY').map(({ reason, people }) => `${reason} ${people}`).sort()).toEqual(['MASKED null', 'MASKED null', 'ONLY_WHOLE 20'])
  expect(all.nodes.every(({ reason, people }) => (reason === 'MASKED') === (people === null))).toBe(true)
  const paged: unknown[] = []
  for (let after: string | null = null, goesOn = true; goesOn; ) {
    const page: Figures['suppressedFigures'] = (await of<Figures>(figures, { id: nodes[1]!.id, first: 2, after })).data.suppressedFigures
    paged.push(...page.nodes)
    after = page.pageInfo.endCursor
    goesOn = page.pageInfo.hasNextPage
  }
  expect(paged).toEqual(all.nodes)

  const years = 'query ($m: Int!) { publishableYears(municipalityId: $m) { period sealed leftOut } }'
  expect((await of(years, { m: 1671 })).data).toEqual({ publishableYears: [] })
  const codeOf = async (...asked: Parameters<typeof of>) => (await of(...asked)).errors?.[0]?.extensions.code
  expect((await of<Publications>(list, {}, 'elsewhere')).data.cubePublications.totalCount).toBe(0)
  expect([await codeOf(figures, { id: nodes[1]!.id, first: 1 }, 'elsewhere'), await codeOf(figures, { id: '00000000-0000-7000-8000-000000000000', first: 1 }), await codeOf(years, { m: 1671 }, 'elsewhere')]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  expect([await codeOf(list, {}, 'planner'), await codeOf(years, { m: 1671 }, 'analyst')]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
})

test('outside its cube it is refused, with what may be asked; what is sealed afterwards changes nothing', async () => {
  const body = await send('query ($query: ReportQueryInput!) { report(query: $query) { rowCount } }', { query: { measures: ['PUBLISHED_PEOPLE'], rows: [{ by: 'GRADE' }], period: { fixed: '2024' } } }, 'analyst')
  expect(body.errors?.[0]?.extensions.problems).toMatchObject([{ code: 'INCOMPATIBLE', path: ['rows', 0, 'by'] }])
  const before = await ask({ rows: [{ by: 'AGENCY', level: 1 }] })
  await database.owner.query("update scorecard set predicate = 'VERY_POOR', score = 1")
  expect(await ask({ rows: [{ by: 'AGENCY', level: 1 }] })).toEqual(before)
})

test('what is kept of a publication is what may be told; of another municipality’s calendar there is nothing', async () => {
  const found = await publications()
  expect(found.map(({ period, byHand, leftOut, contentHash }) => [period, byHand, leftOut, contentHash.length])).toEqual([['2025', true, 0, 64], ['2024', true, 0, 64]])
  const [, first] = found
  const of = (agency: string) => first!.figures.filter(({ agencyId }) => agencyId === `1671:${agency}`).map(({ kind, predicate, people, masked }) => [kind, predicate ?? '–', masked ? 'masked' : people].join(' '))
  expect(of('A')).toEqual(['CELL VERY_GOOD 9', 'CELL GOOD 12', 'CELL NEEDS_IMPROVEMENT 0', 'CELL POOR_MISCONDUCT 0', 'CELL VERY_POOR 0', 'CELL – 0'])
  expect(of('C')).toEqual([...['VERY_GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR_MISCONDUCT', 'VERY_POOR', '–'].map((one) => `CELL ${one} masked`), 'AGENCY – 20'])
  expect([of('B').at(-1), of('D').at(-1)]).toEqual(['AGENCY – masked', 'AGENCY – masked'])
  expect(first!.figures.filter(({ people }) => people !== null && people > 0 && people < 5)).toEqual([])
  as['admin of Kepahiang'] ??= await makeRows(database.owner).signedIn('ADMIN', 1708)
  for (const municipality of [1671, 9999]) {
    const { errors } = await send('query ($m: Int!) { cubeCalendar(municipalityId: $m) { onDay } }', { m: municipality }, 'admin of Kepahiang')
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(expect.arrayContaining(['NOT_FOUND']))
  }
})

test('on the day that was set it is published by itself, once, by that municipality’s clock', async () => {
  const set = async (onDay: string | null, who = 'admin', m = 1671) => {
    const { data, errors } = await send('mutation ($m: Int!, $onDay: String) { setCubeCalendar(municipalityId: $m, onDay: $onDay) { onDay leastPeople measures dimensions } }', { m, onDay }, who)
    return errors ? errors.map(({ extensions }) => [extensions.code, ...extensions.problems.map(({ code: one }) => one)].join(' '))[0] : data.setCubeCalendar
  }
  expect(await set('02-30')).toBe('BAD_INPUT VALUE_NOT_FIT')
  expect([await set('03-15', 'planner'), await set('03-15', 'admin', 1708)]).toEqual(['FORBIDDEN FORBIDDEN', 'NOT_FOUND NOT_FOUND'])
  expect(await set('03-15')).toEqual({ onDay: '03-15', leastPeople: 5, measures: ['PUBLISHED_PEOPLE', 'PUBLISHED_SCORE_MEAN', 'PUBLISHED_SHARE_GOOD_OR_BETTER'], dimensions: ['MUNICIPALITY', 'AGENCY', 'PREDICATE', 'PERIOD'] })
  // 2026 in other people, as if appraised and sealed; the clock is turned to 2027.
  await database.owner.query("update plan set period = '2026', period_from = '2026-01-01', period_to = '2026-12-31' where period = '2024'")
  const at = (moment: string) => publishDue(database.databases, new Date(moment))
  expect(await at('2027-03-14T16:59:59Z')).toEqual([]) // 23.59 in Palembang
  const [one, other] = await Promise.all([at('2027-03-14T17:00:00Z'), at('2027-03-14T17:00:00Z')])
  expect([...one, ...other]).toEqual([{ municipalityId: 1671, period: '2026' }])
  expect(await at('2027-06-01T00:00:00Z')).toEqual([])
  expect((await publications())[0]).toMatchObject({ period: '2026', byHand: false })
  const told = await database.owner.query("select account_id, detail->>'byHand' as by_hand from audit_event where action = 'SCORECARDS_PUBLISHED' and detail->>'period' = '2026'")
  expect(told.rows).toEqual([{ account_id: null, by_hand: 'false' }])
  expect((await set(null)).onDay).toBeNull()
  expect(await at('2028-06-01T00:00:00Z')).toEqual([])
})
