import { createHash } from 'node:crypto'

/** Where the next page begins, and the moment the first page was asked: later pages answer for the same moment, whatever was recorded since. */
export type Cursor = { readonly offset: number; readonly asOf: number }

/** Opaque to clients; of one question only, and unreadable when a single character was changed. */
export const cursorText = ({ offset, asOf }: Cursor, queryHash: string): string => Buffer.from(`${offset}.${asOf}.${sealOf({ offset, asOf }, queryHash)}`).toString('base64url')

export function readCursor(text: string, queryHash: string): Cursor | null {
  const [, offset, asOf, seal] = /^(\d{1,7})\.(\d{1,15})\.([0-9a-f]{16})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  const cursor = { offset: Number(offset), asOf: Number(asOf) }
  return seal !== undefined && seal === sealOf(cursor, queryHash) && cursorText(cursor, queryHash) === text ? cursor : null
}

const sealOf = ({ offset, asOf }: Cursor, queryHash: string): string => createHash('sha256').update(`${offset}.${asOf}.${queryHash}`).digest('hex').slice(0, 16)
