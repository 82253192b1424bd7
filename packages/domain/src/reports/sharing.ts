/** With whom a report or a dashboard is shared, and how a report becomes public. What is shared is the question: its figures are always the reader's own. */
import type { Actor } from '../access/can'
import type { Role } from '../access/permission'
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'

export const sharings = {
  PRIVATE: 'PRIVATE', // its owner alone
  AGENCY: 'AGENCY', // those who work in an agency or under it, and those whose role is for it
  ROLE: 'ROLE', // those who have a role in its municipality
  MUNICIPALITY: 'MUNICIPALITY', // everyone with a role in its municipality
  PUBLIC: 'PUBLIC', // the version that a second person approved: everyone
} as const
export type Sharing = keyof typeof sharings

export type Shared = {
  /** 0 is the nation's: its people are those whose role names no municipality. */
  readonly municipalityId: number
  readonly ownerId: string
  readonly sharing: Sharing
  readonly agencyId: string | null
  readonly role: Role | null
}

/**
 * May this actor read it? `standsIn`: the agencies in which the actor works today or for which a role of his is, and every agency above these, as
 * `municipality agency`. A head of office in DINKES reads what is shared with DINKES; what is shared with one of its units he does not.
 */
export const isSharedWith = (actor: Actor, standsIn: ReadonlySet<string>, { municipalityId, ownerId, sharing, agencyId, role }: Shared): boolean => {
  if (ownerId === actor.accountId) return true
  const here = actor.roles.filter((grant) => (grant.municipalityId ?? 0) === municipalityId)
  switch (sharing) {
    case 'PRIVATE':
      return false
    case 'AGENCY':
      return agencyId !== null && here.length > 0 && standsIn.has(`${municipalityId} ${agencyId}`)
    case 'ROLE':
      return here.some((grant) => grant.role === role)
    case 'MUNICIPALITY':
      return here.length > 0
    case 'PUBLIC':
      return here.length > 0 || municipalityId === 0 || actor.roles.some((grant) => grant.municipalityId === null)
  }
}

/**
 * What a wish to share says in full: { sharing: 'AGENCY', agencyId } or { sharing: 'ROLE', role }. Refuses REQUIRED (agencyId, role), INCOMPATIBLE (one that
 * the sharing does not take) and NOT_ONE_OF for PUBLIC, which is asked for and approved.
 */
export const checkSharing = (
  { sharing, agencyId, role }: { readonly sharing: Sharing; readonly agencyId: string | null; readonly role: Role | null },
  path: Path = [],
): Result<Exclude<Sharing, 'PUBLIC'>> => {
  if (sharing === 'PUBLIC') return refuse('NOT_ONE_OF', [...path, 'sharing'], { allowed: Object.keys(sharings).filter((one) => one !== 'PUBLIC') })
  const problems: Problem[] = []
  const check = (name: 'agencyId' | 'role', given: string | null, wanted: boolean) => {
    if (wanted && given === null) problems.push({ code: 'REQUIRED', path: [...path, name] })
    if (!wanted && given !== null) problems.push({ code: 'INCOMPATIBLE', path: [...path, name], with: sharing })
  }
  check('agencyId', agencyId, sharing === 'AGENCY')
  check('role', role, sharing === 'ROLE')
  return problems.length > 0 ? refuseAll(problems) : ok(sharing)
}

export const publicationStates = { REQUESTED: 'REQUESTED', APPROVED: 'APPROVED', DECLINED: 'DECLINED', WITHDRAWN: 'WITHDRAWN' } as const
export type PublicationState = keyof typeof publicationStates
export type PublicationDecision = 'APPROVED' | 'DECLINED'

/**
 * May this account decide on a publication? `hands`: who owns the report, wrote the version and asked. Refuses TRANSITION_NOT_FIT (decided already) and
 * OWN_DRAFT: nobody makes public what he wrote or asked for himself.
 */
export const checkPublicationDecision = (
  { state, hands }: { readonly state: PublicationState; readonly hands: readonly string[] },
  accountId: string,
  path: Path = [],
): Result<'REQUESTED'> => {
  if (state !== 'REQUESTED') return refuse('TRANSITION_NOT_FIT', path, { state, action: 'DECIDE', allowed: ['REQUESTED'] })
  return hands.includes(accountId) ? refuse('OWN_DRAFT', path) : ok(state)
}
