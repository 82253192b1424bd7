/** What can be wrong with a file or one of its cells: a code and its figures. The sentences are in ../words.ts. */
export const severities = { ERROR: 'ERROR', WARNING: 'WARNING' } as const
export type Severity = keyof typeof severities

export const importCodes = [
  // the file as a whole
  'NOT_CSV', // neither text nor a workbook that we read: { found }
  'EMPTY_FILE',
  'ENCODING_UNKNOWN', // neither UTF-8, UTF-16 with its mark, nor Windows-1252
  'QUOTE_NOT_CLOSED', // { row }
  'QUOTE_MISPLACED', // { row }
  'RECORD_TOO_LONG', // { row, most }
  'TOO_MANY_ROWS', // { most }
  'TOO_MANY_COLUMNS', // { most }
  'TOO_LARGE', // bytes: { most }
  'COLUMN_MISSING', // { allowed }: the headers that would have been understood
  'COLUMN_DUPLICATE', // { header }
  'INTERRUPTED', // the process that read or applied it ended
  'READER_FAILED',
  'PREVIEW_RENEWED', // the registers changed between preview and apply
  'APPLY_FAILED',
  'EXTENSION_REFUSED', // a rule that the municipality added: { extension, reason, count, rows }, the first of them
  'WORKBOOK_BROKEN', // no program writes it so, or it is damaged: { found }
  'WORKBOOK_ENCRYPTED', // with a password
  'WORKBOOK_MACROS',
  'WORKBOOK_TOO_LARGE', // { found: BYTES (inflated), ENTRIES, SHEETS, STYLES, STRINGS or CELLS, most }
  'TOO_SLOW', // { most } seconds
  'SHEETS_HIDDEN', // only hidden sheets hold anything: { sheets }
  'MERGED_CELLS', // where data is read: { sheet, ranges, count }
  // a row
  'COLUMN_COUNT', // more or fewer cells than the header: { expected, found }
  // a cell
  'REQUIRED',
  'TOO_LONG', // { most }
  'UNSEEN_CHARACTER',
  'NOT_A_NUMBER',
  'EXPONENT', // 1,98E+17: the digits are lost
  'OUT_OF_RANGE', // { least?, most?, maxIntegerDigits?, maxDecimals? }
  'NOT_A_DAY',
  'SERIAL_DAY', // 45292: a spreadsheet's day number
  'YEAR_OF_TWO_DIGITS',
  'NOT_A_PERIOD',
  'NOT_ONE_OF', // { allowed }
  'NIP_EXPONENT', // 1.98E+17
  'NIP_APOSTROPHE', // a warning: the mark is left out
  'NIP_ZERO_LOST', // 17 digits
  'NIP_LENGTH', // { found }
  'FIGURE_MISSING', // neither a value nor numerator and denominator
  'FIGURE_DOUBLE', // both
  'CELL_ERROR', // #REF! and its like
  'FORMULA_EMPTY', // a formula without its value
  'DIGITS_LOST', // a number of more digits than a spreadsheet keeps: { most }
  // against the registers
  'OTHER_MUNICIPALITY', // { expected }
  'UNKNOWN_CODE', // { register }
  'NOT_UNIQUE', // a name that several carry: { register }
  'DUPLICATE', // the same key in an earlier row: { first }
  'CONFLICTS_WITH_ROW', // the same thing described differently in an earlier row: { first }
  'NO_TARGET', // no target of this indicator and subject covers the day
  'TARGET_AMBIGUOUS', // several do: { count }
  'FIGURE_NOT_FIT', // a ratio wants numerator and denominator, the others a value: { expected }
  'DAY_OUTSIDE_PERIOD',
  'FUTURE_DAY', // { today }
  'TREE_CYCLE',
  'PARENT_ABSENT', // placed under an agency that is in no place on that day
  'OWN_PARENT',
  'OWN_SUPERVISOR',
  'NO_SUBJECT', // neither an agency nor an employee
  'NO_ASSIGNMENT', // the employee held no position on that day
  'OVERLAP', // { }: times that may not overlap do
  'RANGE_REVERSED',
  'SETTING_NOT_FIT', // the indicator type does not allow it: { allowed }
  'CLOSED', // the agency is closed
  // warnings
  'COLUMN_UNKNOWN', // { header }: not read
  'CODE_FROM_NUMBER', // a code that the spreadsheet took for a number or a day
  'FORMULA_TAKEN', // the value that a formula last had: { header, count, cell }
  'SHEET_NOT_READ', // { sheet }
  'SHEET_HIDDEN', // not read: { sheet }
  'ROWS_HIDDEN_READ', // { count, rows }: the first of them
  'ROWS_HIDDEN_SKIPPED', // { count, rows }
  'ROWS_WITHOUT_FIGURE', // left out, since they say nothing: { count, rows }; an error where all are so
  'NAMED_XLSX', // the file is text, its name says workbook
  'TEN_TIMES_MEDIAN', // { median }
  'HUNDREDTH_OF_MEDIAN', // { median }
  'TEN_TIMES_TARGET', // { target }
] as const
export type ImportCode = (typeof importCodes)[number]

/** Something wrong in one place. `field` is our name of the column; the header that the file gave it is in the job's format. */
export type ImportProblem = {
  code: ImportCode
  severity: Severity
  field?: string | null
  value?: string
  facts?: Record<string, unknown>
}

export const error = (
  code: ImportCode,
  field: string | null = null,
  rest: Omit<ImportProblem, 'code' | 'severity' | 'field'> = {},
): ImportProblem => ({
  code,
  severity: 'ERROR',
  field,
  ...rest,
})
export const warning = (
  code: ImportCode,
  field: string | null = null,
  rest: Omit<ImportProblem, 'code' | 'severity' | 'field'> = {},
): ImportProblem => ({
  code,
  severity: 'WARNING',
  field,
  ...rest,
})

/** Stops the reading: the file as a whole cannot be read. */
export class FileRefused extends Error {
  constructor(readonly problems: ImportProblem[]) {
    super(problems[0]?.code)
  }
}
export const refuseFile = (code: ImportCode, facts: Record<string, unknown> = {}): FileRefused =>
  new FileRefused([error(code, null, { facts })])
