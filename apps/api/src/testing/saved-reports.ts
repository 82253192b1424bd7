import type { Server } from '../server'
import { cloneDatabase } from './database'
import { execute, serve, type GraphQLBody, type Session } from './execute'
import { makeRows } from './make'

type Kept = { id: string; version: number; document: { query: object }; contentHash: string }
export const savedReportFields = 'id municipalityId title description folder viewKind sharing sharedRole version publishedVersion isOwn isFavourite'
export const savedQuery = { measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } }

/** What a refused operation says: 'BAD_INPUT REQUIRED draft.title'. */
export const refusalOf = ({ errors }: GraphQLBody): string | undefined =>
  errors?.map(({ extensions }) => [extensions.code, ...extensions.problems.map(({ code, path }) => `${code} ${path.join('.')}`)].join(' '))[0]

/** A server with people who keep and read reports: DINKES with its PUSKESMAS and BAPENDA in 1671, an administrator and a planner of 1708, two analysts of the nation. */
export async function openSavedReports() {
  const database = await cloneDatabase()
  const server: Server = await serve(database)
  const as: Record<string, Session> = {}
  const make = makeRows(database.owner)
  for (const id of [1671, 1708]) await make.municipality({ id })
  const dinkes = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const puskesmas = await make.agency({ municipality_id: 1671, code: 'PUSKESMAS', parent_id: dinkes.id })
  const bapenda = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  const staff = async (name: string, agency_id: string, valid_to: string | null = null) => {
    const { id } = await make.employee({ municipality_id: 1671, name })
    await make.assignment({ municipality_id: 1671, employee_id: id, agency_id, valid_to })
    as[name] = await make.signedIn(name.startsWith('superior') ? 'SUPERIOR' : 'EMPLOYEE', 1671, { employee_id: id })
  }
  await staff('head of DINKES', dinkes.id)
  await staff('nurse', puskesmas.id)
  await staff('clerk of BAPENDA', bapenda.id)
  await staff('nurse who left', puskesmas.id, '2025-12-31')
  await staff('superior of BAPENDA', bapenda.id)
  as['planner'] = await make.signedIn('PLANNER', 1671)
  as['second planner'] = await make.signedIn('PLANNER', 1671)
  as['admin'] = await make.signedIn('ADMIN', 1671)
  as['admin of DINKES'] = await make.signedIn('ADMIN', 1671, { agency_id: dinkes.id })
  as['inspector'] = await make.signedIn('INSPECTOR', 1671)
  as['admin of Kepahiang'] = await make.signedIn('ADMIN', 1708)
  as['planner of Kepahiang'] = await make.signedIn('PLANNER', 1708)
  as['analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
  as['second analyst'] = await make.signedIn('NATIONAL_ANALYST', null)
  await database.databases.of({ municipalities: [1671] }).municipality.count() // the first transaction waits for nothing but itself

  const ask = async (who: string, document: string, variables: object = {}) => (await execute(server, document, { ...variables }, as[who])).body
  const save = (who: string, draft: object = {}) =>
    ask(who, `mutation ($draft: SavedReportDraft!) { saveReport(draft: $draft) { ${savedReportFields} document contentHash } }`, { draft: { title: 'Capaian', query: savedQuery, ...draft } })
  const saved = async (who: string, draft: object = {}): Promise<Kept> => (await save(who, draft)).data.saveReport
  const read = (who: string, id: string, more = '') => ask(who, `query ($id: ID!) { savedReport(id: $id) { ${savedReportFields} ${more} } }`, { id })
  const share = (who: string, id: string, sharing: object) =>
    ask(who, `mutation ($id: ID!, $sharing: SharingInput!) { shareReport(id: $id, sharing: $sharing) { ${savedReportFields} sharedAgency { code } } }`, { id, sharing })
  const everyone = Object.keys(as)
  const readers = async (id: string): Promise<string[]> => {
    const found: string[] = []
    for (const who of everyone) if ((await read(who, id)).data?.savedReport) found.push(who)
    return found
  }
  const listed = async (who: string, args: string) => (await ask(who, `{ savedReports(${args}) { nodes { title } totalCount } }`)).data.savedReports
  const close = async () => {
    await server.app.close()
    await database.drop()
  }
  return { database, server, ask, save, saved, read, share, everyone, readers, listed, close }
}
