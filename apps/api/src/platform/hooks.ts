import { isThereFor, type DomainExtension, type Problem } from '@tolok/domain'
import type { Database } from './database'
import { refuse } from './errors'
import type { Scope } from './scope'
import type { Slice } from './slice'
import type { Runner } from './statement'

/** Where an extension may join in, and what it is told there. Ids are those inside the platform. */
export type HookPoints = {
  /** Before an observation is handed in. One that a file brings is there already as it will be kept, and goes again when it is refused. */
  'observation.submit': { readonly municipalityId: number; readonly observationId: string; readonly targetId: string; readonly indicatorId: string; readonly agencyId: string }
  /** When an observation has been verified; one that a file brings verified was handed in with it. */
  'observation.verify': HookPoints['observation.submit']
  /** When a scorecard is sealed, by a person or with all of a period. */
  'scorecard.seal': { readonly municipalityId: number; readonly planId: string; readonly employeeId: string }
}
export type HookPoint = keyof HookPoints

/** A reason in capitals, as 'HARBOUR_CLOSED'; the extension's own texts say it in words. */
type Reason = string

/**
 * `inTransaction` runs inside the transaction of what happens: what it writes is kept with it or not at all, and a reason it answers refuses the whole
 * with EXTENSION_REFUSED. `afterwards` runs when that is kept; it may fail without anybody being refused, and is not tried again.
 * Both are called once for each, also for the hundred thousand facts of one file: a statement by a key is soon done, a walk through a table is not.
 */
export type Hook<P extends HookPoint = HookPoint> = {
  [At in P]: {
    readonly at: At
    readonly inTransaction?: (scope: Scope, tx: Runner, told: HookPoints[At]) => Promise<Reason | void>
    readonly afterwards?: (scope: Scope, db: Database, told: HookPoints[At]) => Promise<void>
  }
}[P]

type Owned = { readonly owner: DomainExtension | undefined; readonly hook: Hook }
let declared: readonly Owned[] = []

/** Filled at boot from the slices' declarations, as reports' ids are. */
export function declareHooks(slices: readonly Slice[]): void {
  declared = slices.flatMap(({ hooks = [], declaration: owner }) => hooks.map((hook) => ({ owner, hook })))
}

const hooksAt = (at: HookPoint, municipalityId: number) => declared.filter(({ owner, hook }) => hook.at === at && (!owner || isThereFor(owner, municipalityId)))

/** Whether anything joins in at one of these points; where nothing does, work on sets stays work on sets. */
export const isJoined = (points: readonly HookPoint[], municipalityId: number): boolean => points.some((at) => hooksAt(at, municipalityId).length > 0)

export type ExtensionRefusal = Problem & { readonly extension: string | undefined; readonly reason: string }

/** Everything that joins in at this point, in the order of the list, until one refuses: why it does, or undefined. */
export async function askToJoin<At extends HookPoint>(at: At, scope: Scope, tx: Runner, told: HookPoints[At]): Promise<ExtensionRefusal | undefined> {
  for (const { owner, hook } of hooksAt(at, told.municipalityId)) {
    const reason = await (hook as Hook<At>).inTransaction?.(scope, tx, told)
    if (reason) return { code: 'EXTENSION_REFUSED', path: [], extension: owner?.name, reason }
  }
  return undefined
}

/** The same, where a refusal ends what is being done. */
export async function joinIn<At extends HookPoint>(at: At, scope: Scope, tx: Runner, told: HookPoints[At]): Promise<void> {
  const refused = await askToJoin(at, scope, tx, told)
  if (refused) throw refuse([refused])
}

/** What follows once it is kept. A fault in it is the extension's own: it is told to `complain`, and nobody waits for it. */
export function followUp<At extends HookPoint>(at: At, scope: Scope, db: Database, told: HookPoints[At], complain: (error: unknown) => void = console.error): Promise<void> {
  const following = hooksAt(at, told.municipalityId).map(async ({ hook }) => (hook as Hook<At>).afterwards?.(scope, db, told))
  return Promise.allSettled(following).then((results) => results.forEach((result) => result.status === 'rejected' && complain(result.reason)))
}
