/** How the property tests ask: as an administrator of some municipalities, at one moment. */
import { slices } from '../slices'
import { answerReport, type Report } from '../slices/reports'
import type { TestDatabase } from './database'

export const full = process.env['TOLOK_FULL'] === '1'
export const seed = Number(process.env['TOLOK_SEED'] ?? Math.floor(Math.random() * 1e6))
export const patience = 900_000
export const now = new Date('2026-11-21T03:00:00.000Z')
export const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }

export const scopeOf = (municipalities: readonly number[]) => ({
  actor: { accountId: 'someone', roles: municipalities.map((municipalityId) => ({ role: 'ADMIN' as const, municipalityId, agencyId: null, employeeId: null })) },
  municipalities,
  at: now,
})

export type Draft = Record<string, unknown>
export const answer = async (database: Pick<TestDatabase, 'databases'>, { municipalities }: { municipalities: readonly number[] }, draft: Draft): Promise<Report> => {
  try {
    return await answerReport(scopeOf(municipalities), database.databases, catalogue, draft, { now })
  } catch (error) {
    throw new Error(`${JSON.stringify(draft)} ${JSON.stringify((error as { extensions?: unknown }).extensions)}`, { cause: error })
  }
}

export const idsOf = (members: readonly { id: string | null }[]): string => JSON.stringify(members.map(({ id }) => id))
