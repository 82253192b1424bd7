// Makes a workbook or a document in a thread of its own, so that the API's loop is never held.
import { chmod } from 'node:fs/promises'
import { workerData } from 'node:worker_threads'
import type { Sheet } from '@tolok/domain'
import { writePdf } from './write-pdf'
import { writeXlsx } from './write-xlsx'

export type FileOrder = { readonly format: 'XLSX' | 'PDF'; readonly sheet: Sheet; /** Rows there are, also those the sheet does not hold. */ readonly total: number; readonly file: string }

const { format, sheet, total, file } = workerData as FileOrder
await (format === 'XLSX' ? writeXlsx(sheet, file) : writePdf(sheet, total, file))
await chmod(file, 0o600)
