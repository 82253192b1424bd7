import { municipalSchemes } from '@tolok/domain'
import type pg from 'pg'
import { timestamp, yearOf } from '../calendar'
import type { Loader } from '../loader'
import { seedNationalSchemes, storeScheme } from '../national-schemes'
import { randomFrom } from '../random'
import { columnsOf } from '../tables'
import { seedInTransaction } from '../transaction'
import { uuidAt } from '../uuid'
import { addAccount, hashFor, makeAccounts } from './accounts'
import { makeFacts } from './facts'
import { makePlans, type PersonAim } from './plans'
import { demonstration, settingOf, type Setting } from './setting'
import { makeSchemeDraft } from './scheme-draft'
import { makeStaff, type Staff } from './staff'
import { makeStructure, type Structure } from './structure'
import { makeIndicators, makeTargets } from './targets'
import type { Town } from './town'
import { towns } from './towns'

/** `only` names some of the towns, all others being left out. */
export type SeedOptions = { seed?: number; now?: number; only?: string[]; tell?: (line: string) => void }

/**
 * The five reference municipalities, each in a transaction of its own: a seed that was stopped goes on where it was.
 * `client` is the owner's, with its time zone set to UTC.
 */
export async function seedDemonstration(
  client: pg.ClientBase,
  { seed = 2026, now = demonstration.now, only, tell = () => {} }: SeedOptions = {},
): Promise<void> {
  await seedNationalSchemes(client, new Date(demonstration.begin)) // by which the first year is appraised
  for (const town of towns.filter(({ slug }) => only?.includes(slug) ?? true)) {
    const found = await client.query<{ demonstration: boolean }>('SELECT demonstration FROM municipality WHERE id = $1', [town.id])
    if (found.rows[0]?.demonstration) continue
    if (found.rows[0]) throw new Error(`municipality ${town.id} is there and is not a demonstration: seed into another database`)
    const loader = await seedInTransaction(client, [town.id], async (opened) => {
      await storePolicy(client, town)
      await seedTown(client, town, opened, seed, now)
    })
    tell(
      `${town.name}: ${loader.written.employee} employees, ${loader.written.indicator} indicators, ${loader.written.observation} observations`,
    )
  }
  await seedInTransaction(client, [], (loader) => seedAnalyst(client, loader, seed))
  await client.query(`ANALYZE ${Object.keys(columnsOf).join(', ')}`)
}

/** The town's own rule set, as the domain has it. */
async function storePolicy(client: pg.ClientBase, { id, policy }: Town): Promise<void> {
  const scheme = municipalSchemes.find((one) => one.id === policy)
  if (!scheme) throw new Error(`the domain has no scheme ${policy}`)
  await storeScheme(client, id, scheme, new Date(demonstration.begin))
}

async function seedTown(client: pg.ClientBase, town: Town, loader: Loader, seed: number, now: number): Promise<void> {
  const setting = settingOf(town, loader, randomFrom(seed).part(town.slug), now)
  makeMunicipality(setting)
  const structure = makeStructure(setting)
  const staff = makeStaff(setting, structure)
  await makeAccounts(setting, staff)
  const aims = await makeYears(setting, structure, staff)
  if (town.slug === 'palembang') makeSchemeDraft(setting)
  if (town.slug === 'palembang') {
    const { makeSavedReports } = await import('./saved-reports') // like the scorecards below
    makeSavedReports(setting, structure, 'DUKCAPIL')
  }
  const sealed = makePlans(setting, structure, staff, aims)
  await loader.flush()
  const { scoreTown } = await import('./scorecards') // it brings half the API with it
  await scoreTown(client, setting, sealed)
}

function makeMunicipality({ town, loader, sourceId, begin }: Setting): void {
  const { id, name, kind, province, timeZone } = town
  loader.add('municipality', {
    id,
    name,
    kind,
    province,
    time_zone: timeZone,
    report_deadline_days: 10,
    demonstration: true,
    created_at: timestamp(begin),
  })
  loader.add('region_code', { municipality_id: id, valid_from: '2017-01-01', code: `${String(id).slice(0, 2)}.${String(id).slice(2)}` })
  loader.add('source', { municipality_id: id, id: sourceId, code: 'DEMO', name: 'Data demonstrasi (rekaan)', kind: 'INVENTED' })
}

/** Indicators, targets and facts of the two years; answers what persons are to reach. */
async function makeYears(setting: Setting, structure: Structure, staff: Staff): Promise<PersonAim[]> {
  const aims = new Map<string, PersonAim>()
  for (const indicator of makeIndicators(setting)) {
    const random = setting.random.part(`facts/${indicator.code}`)
    const skills = new Map<string, number>()
    for (const target of makeTargets(setting, structure, staff, indicator)) {
      // Some are better at it than others, and stay so, also after a transfer.
      const who = target.subject.assignment?.employee.id ?? target.subject.id
      const skill = skills.get(who) ?? random.around(1, indicator.most === undefined ? 0.07 : 0.03)
      skills.set(who, skill)
      makeFacts(setting, staff, target, skill, random)
      const { assignment } = target.subject
      const year = yearOf(target.period.firstDay)
      if (assignment) aims.set(`${assignment.id} ${indicator.code} ${year}`, { assignment, indicator, year, skill })
      await setting.loader.makeRoom()
    }
  }
  return [...aims.values()]
}

/** Sees every municipality, and no person. */
async function seedAnalyst(client: pg.ClientBase, loader: Loader, seed: number): Promise<void> {
  const username = 'analyst.national'
  const found = await client.query('SELECT 1 FROM account WHERE username = $1', [username])
  if (found.rowCount) return
  const ids = randomFrom(seed).part(username)
  const { begin } = demonstration
  const newId = (instant: number) => uuidAt(instant, ids)
  const account = {
    id: newId(begin),
    username,
    name: 'Analis Nasional',
    role: 'NATIONAL_ANALYST',
    municipalityId: null,
    employeeId: null,
  } as const
  addAccount(loader, account, await hashFor(username), newId, begin)
}
