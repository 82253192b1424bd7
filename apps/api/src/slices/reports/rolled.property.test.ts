import { v7 as uuid } from 'uuid'
import { slices } from '../../slices'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { foldTallies } from './fold-all'
import type { Question } from './oracle/facts'
import { randomOf, type Random } from './oracle/random'
import { randomQuestion } from './oracle/random-question'
import { storeWorld } from './oracle/store-world'
import { randomWorld, type World } from './oracle/world'
import { answerReport, type Report } from './report.store'

const full = process.env['TOLOK_FULL'] === '1'
const seed = Number(process.env['TOLOK_SEED'] ?? Math.floor(Math.random() * 1e6))
const worlds = full ? 20 : 1
const questionsEach = full ? 60 : 20
const patience = 900_000
const now = new Date('2026-11-21T03:00:00.000Z')
const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }

/** A planner may ask for every report, and sees nobody's own figures. */
const scopeOf = (municipalities: readonly number[], agencyId: string | null, role: 'ADMIN' | 'PLANNER') => ({
  actor: { accountId: 'someone', roles: municipalities.map((municipalityId) => ({ role, municipalityId, agencyId, employeeId: null })) },
  municipalities,
  at: now,
})
type Draft = Record<string, unknown>

const periods = [{ fixed: '2026' }, { fixed: '2025' }, { fixed: '2026-Q1' }, { fixed: '2026-S1' }, { fixed: '2026-03' }, { from: '2025', to: '2026' }, { from: '2025-07', to: '2026-06' }]

const keptDimensions = new Set(['MUNICIPALITY', 'AGENCY', 'INDICATOR', 'INDICATOR_TYPE', 'POLARITY', 'CADENCE', 'PERIOD'])
const keptMeasures = new Set(['ACHIEVEMENT', 'TARGET', 'ACTUAL', 'INDICATOR_COUNT', 'SHARE_ON_TARGET', 'EXPECTED', 'REPORTED', 'LATE', 'ON_TIME', 'MISSING'])

/** A random question, most of them such as what is kept can answer. */
function question(world: World, random: Random): { draft: Draft; asked: Question; agencyId: string | null } {
  const { question: asked, draft } = randomQuestion(world, random, now.toISOString())
  const part = random.chance(0.15) ? random.one(world.agencies.filter(({ municipality }) => asked.municipalities.includes(municipality))) : null
  const municipalities = part ? [part.municipality] : asked.municipalities
  if (random.chance(0.2)) return { draft, asked: { ...asked, municipalities }, agencyId: part?.id ?? null }
  const known = (uses: unknown) => (uses as { by: string }[]).filter(({ by }) => keptDimensions.has(by))
  const isKnown = [...JSON.stringify(draft['where']).matchAll(/"on":"(\w+)"/g)].every(([, on]) => on !== 'PERIOD' && keptDimensions.has(on!))
  const measures = asked.measures.filter((measure) => keptMeasures.has(measure))
  const rows = known(draft['rows'])
  const kept = { ...draft, measures: measures.length > 0 ? measures : ['ACHIEVEMENT'], rows, columns: known(draft['columns']), where: isKnown ? draft['where'] : null, orderBy: [], minimumState: 'VERIFIED', asOf: null, period: random.one(periods) }
  return { draft: kept, asked: { ...asked, municipalities }, agencyId: part?.id ?? null }
}

/** Some people have a target under another agency than their others: what two agencies keep of them does not add up. */
const withTransfers = (world: World, random: Random): World => ({
  ...world,
  targets: world.targets.map((target) => (target.assignment !== null && random.chance(0.2) ? { ...target, agency: random.one(world.agencies.filter(({ municipality }) => municipality === target.municipality)).id } : target)),
})

const shown = ({ columns, rows, coverage, notes, rowCount }: Report) => ({ columns, rows, coverage, notes, rowCount })

type Asked = { about: string; answer: (fromFacts: boolean) => Promise<Report>; counted: Report }
/** So many questions, counted from facts. */
async function ask(database: TestDatabase, world: World, random: Random, count: number): Promise<Asked[]> {
  const asked: Asked[] = []
  for (let n = 0; n < count; n++) {
    const { draft, asked: { municipalities }, agencyId } = question(world, random)
    const role = random.chance(0.3) ? 'PLANNER' : 'ADMIN'
    const answer = (fromFacts: boolean) => answerReport(scopeOf(municipalities, agencyId, role), database.databases, catalogue, draft, { now, fromFacts })
    const counted = await answer(true)
    expect(counted.plan).toMatchObject({ source: 'FACTS', reason: 'TURNED_OFF' })
    asked.push({ about: JSON.stringify({ ...draft, municipalities, agencyId, role }), answer, counted })
  }
  return asked
}

/** Compares with what is kept; answers how it was read. */
async function compare(asked: readonly Asked[]): Promise<Record<string, number>> {
  const read: Record<string, number> = { ROLLED_UP: 0, PARTLY: 0, FACTS: 0 }
  for (const { about, answer, counted } of asked) {
    const kept = await answer(false)
    expect({ about, ...shown(kept) }).toEqual({ about, ...shown(counted) })
    read[kept.plan.source]!++
  }
  return read
}

const fold = (database: TestDatabase) => foldTallies(database.databases, { at: () => now })

/** Marks pairs that nothing has happened to, and changes facts under a mark, as the stores do. */
async function change({ owner }: TestDatabase, world: World, random: Random): Promise<void> {
  for (let n = 0; n < 4; n++) {
    const target = random.one(world.targets)
    const mark = () => owner.query(
      `insert into report_mark (municipality_id, id, agency_id, indicator_id) select distinct o.municipality_id, gen_random_uuid(), o.agency_id, o.indicator_id from target t
        join target o using (municipality_id, indicator_id, subject_id) where t.municipality_id = $1 and t.id = $2`, [target.municipality, target.id])
    const kind = random.whole(0, 4)
    if (kind === 0) await owner.query('update target set withdrawn_at = case when withdrawn_at is null then $3::timestamptz end where municipality_id = $1 and id = $2', [target.municipality, target.id, now])
    if (kind === 1) await owner.query('insert into target_revision (municipality_id, id, target_id, valid_from, value, recorded_at) values ($1, $2, $3, $4, $5, $6)', [target.municipality, uuid(), target.id, random.day('2025-09-01', '2026-12-20'), String(random.whole(1, 90)), now])
    if (kind === 2) await owner.query("update observation set state = 'VERIFIED', first_submitted_at = coalesce(first_submitted_at, recorded_at) where municipality_id = $1 and target_id = $2", [target.municipality, target.id])
    if (kind === 3) await owner.query('update observation set withdrawn_at = $3 where municipality_id = $1 and target_id = $2', [target.municipality, target.id, now])
    await mark()
  }
}

describe(`what is kept answers like the facts (TOLOK_SEED=${seed})`, () => {
  for (let i = 0; i < worlds; i++) {
    test(`world ${seed + i}`, async () => {
      const random = randomOf((seed + i) * 104_729)
      const world = withTransfers(randomWorld(seed + i), random)
      const database = await cloneDatabase()
      try {
        await storeWorld(database.owner, world)
        expect(await compare(await ask(database, world, random, 3))).toMatchObject({ FACTS: 3 }) // nothing is kept yet
        await fold(database)
        const fresh = await compare(await ask(database, world, random, questionsEach))
        await change(database, world, random)
        const asked = await ask(database, world, random, questionsEach)
        const marked = await compare(asked)
        await fold(database)
        const { rows } = await database.owner.query<{ count: number }>('select count(*)::int from report_mark where not lasting and from_day is null')
        expect(rows).toEqual([{ count: 0 }])
        const folded = await compare(asked) // no fact has changed
        // A good share was not counted from facts, or this test would say nothing.
        for (const read of [fresh, marked, folded]) expect(read['ROLLED_UP']! + read['PARTLY']!).toBeGreaterThan(questionsEach / 3)
        expect(marked['PARTLY']).toBeGreaterThan(0)
        // Folding what was marked leaves what folding everything would.
        const kept = await everythingKept(database)
        await database.owner.query('delete from report_fold')
        await fold(database)
        expect(await everythingKept(database)).toEqual(kept)
        for (const table of ['report_tally', 'report_slot', 'report_total', 'report_slot_total']) expect([table, kept[table]!.length]).not.toEqual([table, 0])
      } finally {
        await database.drop()
      }
    }, patience)
  }
})

async function everythingKept({ owner }: TestDatabase): Promise<Record<string, unknown[]>> {
  const { rows: report_tally } = await owner.query<object>('select * from report_tally order by 1, 2, 3, 4, 5, 6, 7, 8')
  const { rows: report_slot } = await owner.query<object>('select * from report_slot order by 1, 2, 3, 4, 5, 6')
  const { rows: report_total } = await owner.query<object>('select * from report_total order by 1, 2, 3, 4, 5, 6, 7')
  const { rows: report_slot_total } = await owner.query<object>('select * from report_slot_total order by 1, 2, 3, 4, 5')
  const { rows: marks } = await owner.query<object>('select distinct municipality_id, agency_id, indicator_id, from_day, lasting from report_mark order by 1, 2, 3, 4, 5')
  return { report_tally, report_slot, report_total, report_slot_total, marks }
}
