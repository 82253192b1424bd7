import { hash, verify } from '@node-rs/argon2'
import { makeGate } from '../../platform/gate'

/** OWASP password storage: argon2id (the library's default algorithm) with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each hash fills 19 MiB and keeps a core busy for 20 ms: two at once leave room for everyone already signed in. */
const gate = makeGate({ atOnce: 2, queue: 100, patienceMs: 3000 })

/** Longer ones are wrong without being hashed: nobody's password is a megabyte. */
export const passwordLimits = { least: 12, most: 1024 }

export const hashPassword = (password: string): Promise<string> => gate.through(() => hash(password, cost))

/** An unknown name costs as much as a known one: its password is compared with a hash that nothing fits. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  if (password.length > passwordLimits.most) return false
  const hashed = passwordHash ?? (await nobodysHash())
  const fits = await gate.through(() => verify(hashed, password))
  return fits && passwordHash !== undefined
}

let nobodys: Promise<string> | undefined
const nobodysHash = () => (nobodys ??= hash(crypto.randomUUID(), cost))
