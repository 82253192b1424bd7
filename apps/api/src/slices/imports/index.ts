export { importFile, previewFile, type ImportOrder } from './import-file'
export { applyJob } from './apply'
export { undoJob } from './undo'
