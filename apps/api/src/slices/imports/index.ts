import type { Slice } from '../../platform/slice'
import { ImportProblemResolver, ImportQuestionResolver, ImportsResolver } from './imports.resolver'
import { importPaths } from './imports.rest'
import { importRoutes } from './imports.routes'
import { problemRows } from './imports.store'
import { optionText, questionText, reasonOf, remedyOf } from './words'

export { findJob, type JobKey, type JobRow } from './import-job'
export { mayImport, mayVerify } from './imports.store'
export { layoutsOf, type FieldSpec } from './read/fields'
export { importFile, previewFile, type ImportOrder } from './import-file'
export { applyJob } from './apply'
export { cancelJob } from './running'
export { undoJob } from './undo'

/** For the command line, which speaks as the wizard does. */
export const importWords = { reasonOf, remedyOf, questionText, optionText, problemRows }

export const imports: Slice = {
  name: 'imports',
  resolvers: [ImportsResolver, ImportProblemResolver, ImportQuestionResolver],
  routes: importRoutes,
  rest: importPaths,
}
