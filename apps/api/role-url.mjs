import { createHmac } from 'node:crypto'

/** The roles that sign in besides the owner. The SQL migrations make them and say what each may do. */
export const loginRoles = ['tolok_app', 'tolok_report', 'tolok_importer']

/**
 * A role's password, computed from the owner's: whoever has DATABASE_URL can reach the database as any role, so there is
 * no second secret to store, to hand over or to forget. An owner without a password is for throw-away databases only.
 */
export function rolePassword(ownerUrl, role) {
  const ownersPassword = decodeURIComponent(new URL(ownerUrl).password)
  return createHmac('sha256', ownersPassword).update(role).digest('base64url')
}

/** The owner's url as another role sees it: the same server and database, that role's name and password. */
export function roleUrl(ownerUrl, role) {
  const url = new URL(ownerUrl)
  url.password = rolePassword(ownerUrl, role)
  url.username = role
  return url.href
}
