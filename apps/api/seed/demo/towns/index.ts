import { kepahiang } from './kepahiang'

/** In the order in which they are seeded. */
export const towns = [kepahiang]
