import type { Slice } from './platform/slice'

/** THE LIST: everything the API can do, in dependency order. */
export const slices: readonly Slice[] = []
