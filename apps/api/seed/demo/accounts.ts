import { createHash } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { timestamp } from '../calendar'
import type { Loader } from '../loader'
import type { Setting } from './setting'
import type { Staff } from './staff'

/** Known to everybody, and only ever in a demonstration. */
export const demonstrationPassword = 'tolok-demo-2026'
const grantedFrom = '2025-01-01'

/** argon2id as in production; the salt is made from the name, so that the same seed gives the same content. */
export function hashFor(username: string): Promise<string> {
  const salt = createHash('sha256').update(`tolok demonstration ${username}`).digest().subarray(0, 16)
  return hash(demonstrationPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt })
}

type Account = {
  id: string
  username: string
  name: string
  role: 'ADMIN' | 'PLANNER' | 'EMPLOYEE' | 'SUPERIOR' | 'NATIONAL_ANALYST'
  municipalityId: number | null
  employeeId: string | null
}

export function addAccount(loader: Loader, account: Account, passwordHash: string, newId: Setting['newId'], begin: number): void {
  const { id, username, name, role, municipalityId, employeeId } = account
  loader.add('account', {
    id,
    username,
    name,
    password_hash: passwordHash,
    municipality_id: municipalityId,
    employee_id: employeeId,
    created_at: timestamp(begin),
  })
  loader.add('account_role', {
    id: newId(begin),
    account_id: id,
    role,
    municipality_id: municipalityId,
    agency_id: null,
    valid_from: grantedFrom,
    valid_to: null,
  })
}

/** The administrator, the planner who drafts what he publishes, one employee who has targets of his own, and his superior. */
export async function makeAccounts({ town, loader, accounts, newId, begin }: Setting, { example }: Staff): Promise<void> {
  const superior = example.supervisor!
  const people: Pick<Account, 'id' | 'username' | 'name' | 'role' | 'employeeId'>[] = [
    { id: accounts.admin, username: `admin.${town.slug}`, name: `Administrator ${town.name}`, role: 'ADMIN', employeeId: null },
    {
      id: accounts.employee,
      username: `pegawai.${town.slug}`,
      name: example.employee.name,
      role: 'EMPLOYEE',
      employeeId: example.employee.id,
    },
    { id: accounts.planner, username: `perencana.${town.slug}`, name: `Perencana ${town.name}`, role: 'PLANNER', employeeId: null },
    { id: accounts.superior, username: `atasan.${town.slug}`, name: superior.name, role: 'SUPERIOR', employeeId: superior.id },
  ]
  const hashes = await Promise.all(people.map(({ username }) => hashFor(username)))
  for (const [at, person] of people.entries()) addAccount(loader, { ...person, municipalityId: town.id }, hashes[at]!, newId, begin)
}
