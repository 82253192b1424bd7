import type { ImportKind } from '../../../generated/prisma/enums'
import { agencies } from './agencies'
import { employees } from './employees'
import { indicators } from './indicators'
import { observations } from './observations'
import type { Steps } from './step'
import { targets } from './targets'

/** THE LIST: what each kind of file does. */
const steps: Record<ImportKind, Steps> = {
  AGENCIES: agencies,
  EMPLOYEES: employees,
  INDICATORS: indicators,
  TARGETS: targets,
  OBSERVATIONS: observations,
}
export const stepsFor = (kind: ImportKind): Steps => steps[kind]
