/** From what is stored to what is carried over the wire. */
import type { ImportKind } from '../../generated/prisma/enums'
import { codeId } from '../../platform/code-id'
import type { JobRow } from './import-job'
import type { ImportColumn, ImportGuide, ImportJob, ImportProblem } from './import-job.object'
import { layoutNamed, layoutsOf, type FieldSpec } from './read/fields'
import type { ImportProblem as Found } from './read/problems'
import { lettersOf } from './read/record'

/** `row`: where it is about one, as the spreadsheet numbers it. */
export const toProblem = (job: JobRow, found: Found, row?: number): ImportProblem => ({
  code: found.code,
  cell: row === undefined ? null : cellOf(job, found, row),
  severity: found.severity,
  column: found.field ? (job.format.columns?.find(({ field }) => field === found.field)?.header ?? labelOf(job, found.field)) : null,
  value: found.value ?? null,
  facts: found.facts ?? {},
  found,
})

/** As the spreadsheet itself names it: 'Realisasi'!D5, or the row where no one column is meant. */
function cellOf({ format }: JobRow, { field }: Found, row: number): string | null {
  if (!format.sheet) return null
  const at = format.columns?.find((column) => column.field === field)?.at
  return `'${format.sheet.name.replaceAll("'", "''")}'!${at === undefined ? `${row}:${row}` : `${lettersOf(at)}${row}`}`
}

const labelOf = (job: JobRow, field: string): string =>
  (job.format.layout ? layoutNamed(job.format.layout).fields : layoutsOf(job.kind).at(-1)!.fields).find((one) => one.name === field)?.label
    .id ?? field

export const toColumn = (spec: FieldSpec, header: string = spec.headers[0]!): ImportColumn => ({
  header,
  field: spec.name,
  label: spec.label.id,
  labelEn: spec.label.en,
  required: spec.required ?? false,
  synonyms: spec.headers.filter((one) => one !== header),
  choices: [...new Set(Object.values(spec.choices ?? {}))],
  example: spec.example,
})

export const toJob = (job: JobRow): ImportJob => {
  const { format } = job
  const specs = format.layout ? layoutNamed(format.layout).fields : []
  return {
    id: codeId(job.municipalityId, job.id),
    municipalityId: job.municipalityId,
    kind: job.kind,
    status: job.status,
    fileName: job.fileName,
    verified: job.arrivesAs === 'VERIFIED',
    encoding: format.dialect?.encoding ?? null,
    delimiter: format.dialect?.delimiter ?? null,
    sheet: format.sheet?.name ?? null,
    layout: format.layout ?? null,
    columns: (format.columns ?? []).flatMap(({ field, header }) =>
      specs.filter((spec) => spec.name === field).map((spec) => toColumn(spec, header)),
    ),
    ignoredColumns: format.ignored ?? [],
    questions: job.status === 'NEEDS_ANSWER' ? job.questions.map((asked) => ({ ...asked, asked, layout: format.layout ?? job.kind })) : [],
    answers: job.answers,
    problems: job.problems.map((problem) => toProblem(job, problem)),
    rowCount: job.rowCount,
    rowsDone: job.rowsDone,
    badCount: job.badCount,
    warningCount: job.warningCount,
    newCount: job.newCount,
    changedCount: job.changedCount,
    unchangedCount: job.unchangedCount,
    canApply: job.status === 'PREVIEW' && job.badCount === 0,
    canRetry: job.status === 'FAILED' && job.problems.some(({ code }) => code === 'INTERRUPTED' || code === 'READER_FAILED'),
    createdByName: null,
    createdAt: job.createdAt,
    appliedAt: job.appliedAt,
    withdrawnAt: job.withdrawnAt,
    job,
  }
}

/** What a file of this kind should hold, and a sample to begin with. */
export const guideOf = (kind: ImportKind): ImportGuide => {
  const { fields } = layoutsOf(kind).at(-1)!
  const quoted = (text: string) => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return {
    kind,
    columns: fields.map((spec) => toColumn(spec)),
    sample: `${fields.map(({ headers }) => headers[0]).join(',')}\r\n${fields.map(({ example }) => quoted(example)).join(',')}\r\n`,
  }
}
