import type { ImportKind } from '../../../generated/prisma/enums'
import { observations } from './observations'
import type { Steps } from './step'

/** THE LIST: what each kind of file does. */
const stepsOf: Partial<Record<ImportKind, Steps>> = {
  OBSERVATIONS: observations,
}

export const stepsFor = (kind: ImportKind): Steps => stepsOf[kind]!
