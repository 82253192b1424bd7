import { randomInt } from 'node:crypto'
import { makeToken } from '../../platform/token'

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 'tolok_', eight characters to know it by, 256 random bits: a form that scanners for leaked secrets can look for. */
export const tokenShape = /^tolok_[0-9A-Za-z]{8}_[\w-]{43}$/

/** A new token and the part of it that is kept in the open. */
export function makeAccessToken(): { text: string; prefix: string } {
  const prefix = `tolok_${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`
  return { text: `${prefix}_${makeToken()}`, prefix }
}
