import type { Slice } from './platform/slice'
import { accounts } from './slices/accounts'
import { audit } from './slices/audit'

/** THE LIST: everything the API can do, in dependency order. */
export const slices: readonly Slice[] = [audit, accounts]
