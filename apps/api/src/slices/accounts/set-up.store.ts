import { dayInZone, type Zone } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Databases } from '../../platform/database'
import { Refusal } from '../../platform/errors'
import { hashToken, makeToken } from '../../platform/token'
import { recordAudit } from '../audit'
import { hashPassword } from './password'

export type SetUp = {
  token: string
  municipality: { id: number; name: string; kind: 'KABUPATEN' | 'KOTA'; province: string; timeZone: Zone }
  admin: { username: string; name: string; password: string }
}

const linkHours = 24
const everywhere = { municipalities: 'ALL' } as const

/** A link with which the first municipality can be made, when there is none yet. Only the newest link works. */
export async function makeSetUpToken(databases: Databases, now = new Date()): Promise<string | undefined> {
  if ((await databases.of(everywhere).municipality.count()) > 0) return undefined
  const token = makeToken()
  await databases.accounts.setupLink.updateMany({ where: { usedAt: null }, data: { usedAt: now } })
  await databases.accounts.setupLink.create({ data: { tokenHash: new Uint8Array(hashToken(token)), createdAt: now } })
  return token
}

/** The municipality, its region code, its administrator: all or nothing, once. */
export async function setUp(databases: Databases, { token, municipality, admin }: SetUp, now = new Date()): Promise<void> {
  const link = { tokenHash: new Uint8Array(hashToken(token)), usedAt: null, createdAt: { gt: new Date(now.getTime() - linkHours * 3_600_000) } }
  if ((await databases.accounts.setupLink.count({ where: link })) === 0) throw linkNotFit() // before the password is hashed, which is dear
  const passwordHash = await hashPassword(admin.password)

  await databases.of(everywhere).$transaction(async (tx) => {
    const used = await tx.setupLink.updateMany({ where: link, data: { usedAt: now } })
    if (used.count === 0 || (await tx.municipality.count()) > 0) throw linkNotFit()

    const today = new Date(dayInZone(now.getTime(), municipality.timeZone))
    await tx.municipality.create({ data: municipality })
    await tx.regionCode.create({ data: { municipalityId: municipality.id, validFrom: today, code: regionCode(municipality.id) } })
    await tx.source.create({ data: { municipalityId: municipality.id, id: uuid(), code: 'REPORTED', name: 'Dilaporkan perangkat daerah', kind: 'REPORTED' } })

    const account = await tx.account.create({ data: { id: uuid(), username: admin.username, name: admin.name, passwordHash, municipalityId: municipality.id } })
    await tx.accountRole.create({ data: { id: uuid(), accountId: account.id, role: 'ADMIN', municipalityId: municipality.id, validFrom: today } })
    const by = { actor: { accountId: account.id } }
    await recordAudit(tx, by, { municipalityId: municipality.id, action: 'MUNICIPALITY_SET_UP', objectType: 'MUNICIPALITY', objectId: String(municipality.id) })
  })
}

/** The Ministry of Home Affairs writes 1671 as 16.71. */
const regionCode = (id: number) => `${Math.trunc(id / 100)}.${String(id % 100).padStart(2, '0')}`
const linkNotFit = () => new Refusal('FORBIDDEN', [{ code: 'LINK_NOT_FIT', path: ['token'] }])
