import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as text: a session's token, a one-time link. The database holds only its hash. */
export const makeToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
