import { municipalSchemes, publishedSchemes, schemeHash, schemeText } from '@tolok/domain'
import type { Server } from '../server'
import { cloneDatabase, type TestDatabase } from './database'
import { execute, serve, type Session } from './execute'
import { makeRows } from './make'

export type MadeTarget = { id: string; municipality_id: number; indicator_id: string; agency_id: string; subject_id: string }

/** What every test of scorecards asks of one. */
export const scorecardFields =
  'id period score practice stale sealedAt predicate evidence band { code } notAssessed { reason } problems { code path } inputHash'

const keepScheme = ({ owner }: TestDatabase, municipalityId: number, id: string) => {
  const scheme = [...publishedSchemes, ...municipalSchemes].find((one) => one.id === id)!
  return owner.query(
    `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, valid_to, yields, document, content_hash)
      values ($1, gen_random_uuid(), $2::varchar, 1, $2::text, 'x', $3, $4, $5, $6, $7)`,
    [municipalityId, id, scheme.validFrom, scheme.validTo, scheme.yields, schemeText(scheme), schemeHash(scheme)],
  )
}

/** A server with people to be appraised: Rina of BAPENDA leads Sari, who has two targets for 2026; Tono is of DINKES. */
export async function openScorecards() {
  const database = await cloneDatabase()
  const server: Server = await serve(database)
  const make = makeRows(database.owner)
  const as: Record<string, Session> = {}
  const nip: Record<string, string> = {}
  await make.municipality({ id: 1671 })
  await make.municipality({ id: 1708 })
  for (const id of ['PREDICATE_2022', 'SKP_2013']) await keepScheme(database, 0, id)
  await keepScheme(database, 1671, 'PLAJU_2026')
  await keepScheme(database, 1708, 'KEPAHIANG_2026')
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const rina = await make.employee({ municipality_id: 1671, name: 'Rina' })
  const sari = await make.employee({ municipality_id: 1671, name: 'Sari' })
  const tono = await make.employee({ municipality_id: 1671, name: 'Tono' })
  for (const { name, nip: number } of [rina, sari, tono]) nip[name] = `1671:${number}`
  await make.assignment({ municipality_id: 1671, employee_id: rina.id, agency_id: bapenda.id })
  const held = await make.assignment({ municipality_id: 1671, employee_id: sari.id, agency_id: bapenda.id, supervisor_id: rina.id })
  await make.assignment({ municipality_id: 1671, employee_id: tono.id, agency_id: dinkes.id })
  const count = await make.indicator({ municipality_id: 1671, code: 'IZIN', name: 'Izin terbit' })
  const other = await make.indicator({ municipality_id: 1671, code: 'KUNJUNG', name: 'Kunjungan' })
  const of = { municipality_id: 1671, agency_id: bapenda.id, assignment_id: held.id }
  const permits: MadeTarget = await make.target({ ...of, indicator_id: count.id, value: '100' })
  const visits: MadeTarget = await make.target({ ...of, indicator_id: other.id, value: '50' })
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['second admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of DINKES'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['superior'] = await make.signedIn('SUPERIOR', 1671, { employee_id: rina.id })
  as['employee'] = await make.signedIn('EMPLOYEE', 1671, { employee_id: sari.id })
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)

  const ask = async (document: string, variables: object = {}, who = 'superior') => (await execute(server, document, { ...variables }, as[who])).body
  const create = (draft: object, who = 'superior') => ask(`mutation ($draft: PlanDraft!) { createPlan(draft: $draft) { ${scorecardFields} } }`, { draft }, who)
  const read = async (id: string, more = '', who = 'superior') =>
    (await ask(`query ($id: ID!) { scorecard(planId: $id) { ${scorecardFields} ${more} } }`, { id }, who)).data.scorecard
  const item = (target: { id: string }, weight: string, component = 'INDICATORS') => ({ targetId: target.id, component, weight })
  const close = async () => {
    await server.app.close()
    await database.drop()
  }
  return { database, server, make, as, nip, bapenda, permits, visits, ask, create, read, item, close }
}
export type ScorecardWorld = Awaited<ReturnType<typeof openScorecards>>
