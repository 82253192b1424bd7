/** A sheet row by row. Rows and cells without content cost nothing, however many are styled; whatever else stands in a sheet is passed over. */
import { fileLimits } from '../file'
import { refuseFile } from '../problems'
import { columnAt, type CellNote, type FileRecord } from '../record'
import { broken } from './archive'
import { readRaw, type RawCell } from './cell'
import { join, longestCell, unescaped } from './strings'
import { isOn, type Sheet, type Workbook } from './workbook'
import { readPieces, type Tags } from './xml'

export const sheetLimits = { rows: 1_048_576, columns: 16_384, cells: 20_000_000, merged: 1000 } as const

/** Cells that were made one: from the first row and column to the last, columns from 0. */
export type Area = { from: string; to: string; top: number; bottom: number; left: number; right: number }
/** What a sheet says beside its rows: which columns are hidden (before the rows), which cells are merged (after them). */
export type Around = { hidden: readonly { from: number; to: number }[]; merged: readonly Area[] }

type State = {
  hidden: { from: number; to: number }[]
  merged: Area[]
  ready: FileRecord[]
  row: { number: number; isHidden: boolean; cells: string[]; notes: (CellNote | undefined)[]; at: number }
  cell: RawCell
  capture: 'value' | 'inline' | 'formula' | null
  isReading: boolean
  count: number
}

/** Yields the rows with content, in order. `around` is filled as the sheet is read. */
export async function* rowsOf(workbook: Workbook, sheet: Sheet, around?: { current?: Around }): AsyncGenerator<FileRecord> {
  const state: State = {
    hidden: [],
    merged: [],
    ready: [],
    row: { number: 0, isHidden: false, cells: [], notes: [], at: -1 },
    cell: newCell({}),
    capture: null,
    isReading: false,
    count: 0,
  }
  if (around) around.current = { hidden: state.hidden, merged: state.merged }
  for await (const _ of readPieces(workbook.archive, sheet.part, tagsOf(state, workbook))) {
    if (state.ready.length === 0) continue
    yield* state.ready
    state.ready = []
  }
}

const newCell = ({ t = 'n', s = '0' }: Readonly<Record<string, string>>): RawCell => ({
  type: t,
  style: Number(s),
  value: null,
  inline: '',
  formula: null,
})

const tagsOf = (state: State, workbook: Workbook): Tags => ({
  open: (name, attributes) => {
    switch (name) {
      case 'c':
        return beginCell(state, attributes)
      case 'v':
        state.cell.value = ''
        state.capture = 'value'
        return
      case 'f':
        state.cell.formula = ''
        state.capture = 'formula'
        return
      case 't':
        if (state.cell.type === 'inlineStr' && !state.isReading) state.capture = 'inline'
        return
      case 'rPh':
        state.isReading = true
        return
      case 'row':
        return beginRow(state, attributes)
      case 'col':
        if (isOn(attributes['hidden']) && state.hidden.length < sheetLimits.columns)
          state.hidden.push({ from: Number(attributes['min']) - 1, to: Number(attributes['max']) - 1 })
        return
      case 'mergeCell':
        return keepMerged(state, attributes['ref'] ?? '')
    }
  },
  text: (text) => {
    if (state.capture === 'value') state.cell.value = join(state.cell.value!, text)
    else if (state.capture === 'inline') state.cell.inline = join(state.cell.inline, text)
    else if (state.capture === 'formula' && state.cell.formula!.length < 100) state.cell.formula = (state.cell.formula! + text).slice(0, 100)
  },
  close: (name) => {
    switch (name) {
      case 'v':
      case 't':
      case 'f':
        state.capture = null
        return
      case 'rPh':
        state.isReading = false
        return
      case 'c':
        return endCell(state, workbook)
      case 'row':
        return endRow(state)
    }
  },
})

function beginRow(state: State, { r, hidden }: Readonly<Record<string, string>>): void {
  const number = r === undefined ? state.row.number + 1 : Number(r)
  if (!Number.isInteger(number) || number <= state.row.number || number > sheetLimits.rows) throw broken(`row ${r}`)
  state.row = { number, isHidden: isOn(hidden), cells: [], notes: [], at: -1 }
}

function beginCell(state: State, attributes: Readonly<Record<string, string>>): void {
  if (++state.count > sheetLimits.cells) throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'CELLS', most: sheetLimits.cells })
  const r = attributes['r']
  const at = r === undefined ? state.row.at + 1 : columnAt(r.replace(/\d+$/, ''))
  if (at <= state.row.at || at >= sheetLimits.columns) throw broken(`cell ${r}`)
  state.row.at = at
  state.cell = newCell(attributes)
}

function endCell({ row, cell }: State, { meaning }: Workbook): void {
  if (cell.value === null && cell.formula === null && cell.inline === '') return
  const { text, note } = readRaw(cell, meaning)
  if (text === '') return
  if (row.at >= fileLimits.columns) throw refuseFile('TOO_MANY_COLUMNS', { row: row.number, most: fileLimits.columns, found: row.at + 1 })
  while (row.cells.length < row.at) row.cells.push('')
  row.cells[row.at] = (cell.type === 's' || !text.includes('_x') ? text : unescaped(text)).slice(0, longestCell)
  if (note) row.notes[row.at] = note
}

function endRow(state: State): void {
  const { number, isHidden, cells, notes } = state.row
  if (cells.some((text) => text.trim() !== '')) state.ready.push({ row: number, cells, notes, isHidden })
}

function keepMerged(state: State, ref: string): void {
  const [from = '', to = from] = ref.split(':')
  if (state.merged.length >= sheetLimits.merged) return
  const [left, right] = [from, to].map((one) => columnAt(one.replace(/\d+$/, ''))) as [number, number]
  const [top, bottom] = [from, to].map((one) => Number(one.replace(/^[A-Z]+/, ''))) as [number, number]
  if (left >= 0 && right >= left && bottom >= top) state.merged.push({ from, to, top, bottom, left, right })
}
