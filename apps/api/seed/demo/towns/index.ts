import type { Town } from '../town'
import { kepahiang } from './kepahiang'
import { palembang } from './palembang'
import { sabang } from './sabang'
import { sawahlunto } from './sawahlunto'
import { tidore } from './tidore'

/** In the order in which they are seeded. */
export const towns: Town[] = [kepahiang, palembang, tidore, sabang, sawahlunto]
