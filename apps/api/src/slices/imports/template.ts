/** A workbook to fill in: the headers of its kind, its codes kept as text, and on a second sheet what may be written there. */
import type pg from 'pg'
import writeWorkbook, { type Row, type SheetData } from 'write-excel-file/node'
import type { ImportKind } from '../../generated/prisma/enums'
import type { Scope } from '../../platform/scope'
import { layoutsOf, type CellKind, type FieldSpec } from './read/fields'
import { codesSheet } from './read/workbook/choose-sheet'
import { agencyCodes, dueTargets, indicatorCodes, type DueTarget } from './templates.store'

const sheetNames: Record<ImportKind, string> = {
  AGENCIES: 'Unit kerja',
  EMPLOYEES: 'Pegawai',
  INDICATORS: 'Indikator',
  TARGETS: 'Target',
  OBSERVATIONS: 'Realisasi',
}
/** A spreadsheet would make numbers or days of these. */
const keptAsText: ReadonlySet<CellKind> = new Set(['TEXT', 'CODE', 'PERIOD', 'NIP', 'CHOICE'])
/** Empty rows whose cells are text already, below those that are filled. */
const rowsToFill = 500

const asText = { type: String, format: '@' } as const
const title = (text: string, isRequired = false) =>
  ({ value: text, fontWeight: 'bold', backgroundColor: isRequired ? '#FFE8B3' : '#E6ECF2' }) as const

export async function makeTemplate(scope: Scope, pool: pg.Pool, municipalityId: number, kind: ImportKind, at: Date): Promise<Buffer> {
  const { fields } = layoutsOf(kind).at(-1)!
  const due = kind === 'OBSERVATIONS' ? await dueTargets(scope, pool, municipalityId, at) : []
  const filled = due.length > 0 ? due.map((target) => ofTarget(target)) : [(field: FieldSpec) => field.example]
  const cell = (field: FieldSpec, value: string) =>
    keptAsText.has(field.cell) ? { ...asText, value } : value === '' ? null : { value, type: String, ...(due.length === 0 && { fontStyle: 'italic' as const }) }
  const data: SheetData = [
    fields.map(({ headers, required }) => title(headers[0]!, required)),
    ...filled.map((valueOf) => fields.map((field) => cell(field, valueOf(field)))),
    ...Array.from({ length: rowsToFill }, (): Row => fields.map((field) => (keptAsText.has(field.cell) ? { ...asText } : null))),
  ]
  const columns = fields.map(({ headers, cell: is }) => ({ width: Math.max(headers[0]!.length + 3, is === 'TEXT' ? 26 : 14) }))
  const codes = await codesOf(scope, pool, municipalityId, kind, fields)
  return writeWorkbook([
    { data, columns, sheet: sheetNames[kind], stickyRowsCount: 1 },
    { ...codes, sheet: codesSheet, stickyRowsCount: 1 },
  ]).toBuffer()
}

const ofTarget =
  ({ indicator, agency, nip, period, day }: DueTarget) =>
  ({ name }: FieldSpec): string =>
    ({ indicator, agency, nip: nip ?? '', period, day })[name as 'day'] ?? ''

type Block = { titles: string[]; rows: string[][] }

/** The municipality's own codes, and the words of every column that is a choice, side by side. */
async function codesOf(scope: Scope, pool: pg.Pool, municipalityId: number, kind: ImportKind, fields: readonly FieldSpec[]) {
  const blocks: Block[] = []
  if (kind !== 'INDICATORS') {
    const agencies = await agencyCodes(scope, pool, municipalityId)
    blocks.push({ titles: ['Kode unit kerja', 'Nama unit kerja'], rows: agencies.map(({ code, name }) => [code, name]) })
  }
  if (kind !== 'AGENCIES' && kind !== 'EMPLOYEES') {
    const indicators = await indicatorCodes(scope, pool, municipalityId)
    blocks.push({ titles: ['Kode indikator', 'Nama indikator', 'Satuan'], rows: indicators.map(({ code, name, unit }) => [code, name, unit]) })
  }
  for (const { label, choices = {} } of fields) {
    const words = Object.entries(choices).filter(([, stored], at, all) => all.findIndex(([, other]) => other === stored) === at)
    if (words.length > 0) blocks.push({ titles: [`Pilihan: ${label.id}`], rows: words.map(([word]) => [word]) })
  }
  const height = Math.max(...blocks.map(({ rows }) => rows.length), 0)
  const row = (at: number): Row =>
    blocks.flatMap(({ titles, rows }) => [...titles.map((_, column) => ({ ...asText, value: rows[at]?.[column] ?? '' })), null])
  const data: SheetData = [blocks.flatMap(({ titles }) => [...titles.map((text) => title(text)), null]), ...Array.from({ length: height }, (_, at) => row(at))]
  return { data, columns: blocks.flatMap(({ titles }) => [...titles.map((text) => ({ width: /Nama/.test(text) ? 44 : 20 })), { width: 3 }]) }
}
