// Makes a workbook or a document in a thread of its own, so that the API's loop is never held.
import { chmod } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import type { Sheet } from '@tolok/domain'

export type FileOrder = { readonly format: 'XLSX' | 'PDF'; readonly sheet: Sheet; /** Rows there are, also those the sheet does not hold. */ readonly total: number; readonly file: string }

const { format, sheet, total, file } = workerData as FileOrder
// Only the library that is needed: one of documents takes longer to load than a small workbook to write.
if (format === 'XLSX') await (await import('./write-xlsx')).writeXlsx(sheet, file)
else await (await import('./write-pdf')).writePdf(sheet, total, file)
await chmod(file, 0o600)
