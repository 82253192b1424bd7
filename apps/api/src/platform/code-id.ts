import { notFound } from './errors'
import { within, type Scope } from './scope'

/** Agencies, indicators and employees are known outside by the code people use: '1671:BAPENDA'. */
export const codeId = (municipalityId: number, code: string): string => `${municipalityId}:${code}`

const shape = /^([1-9]\d{0,8}):([^\p{Cc}\p{Cs}]{1,80})$/u

/** Could this be such an id? Filters of nested lists ask it: what cannot be an id matches nothing. */
export const isCodeId = (id: string): boolean => shape.test(id)

/** Where an id points: the scope narrowed to its municipality, and the code there. Malformed, foreign and missing ids answer alike. */
export function locate(scope: Scope, id: string): { scope: Scope; municipalityId: number; code: string } {
  const parts = shape.exec(id)
  const narrowed = parts ? within(scope, Number(parts[1])) : undefined
  if (!parts || !narrowed) throw notFound()
  return { scope: narrowed, municipalityId: Number(parts[1]), code: parts[2]! }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A UUID, or the answer of a missing object: PostgreSQL would fail on anything else. */
export function uuidOf(id: string): string {
  if (!uuid.test(id)) throw notFound()
  return id
}

/** What a lookup found, or the one answer for missing and forbidden alike. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw notFound()
  return row
}
