import type { Slice } from '../../platform/slice'
import { ImportProblemResolver, ImportQuestionResolver, ImportsResolver } from './imports.resolver'
import { importRoutes } from './imports.routes'

export { importFile, previewFile, type ImportOrder } from './import-file'
export { applyJob } from './apply'
export { undoJob } from './undo'

export const imports: Slice = { name: 'imports', resolvers: [ImportsResolver, ImportProblemResolver, ImportQuestionResolver], routes: importRoutes }
