export { importFile, previewFile, type ImportOrder } from './import-file'
export { applyJob } from './apply'
