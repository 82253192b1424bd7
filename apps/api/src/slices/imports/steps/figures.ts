import { indicatorTypeOf, indicatorTypes, parseFigure, toText, type Problem } from '@tolok/domain'
import { join, sql, type Sql } from '../../../platform/statement'
import { raw, type Step } from './step'

/** A column of figures: `staged` keeps what the file said as text in `<column>_said`; the field is its name in findings. */
export type FigureColumn = { column: string; field: string }

const others = raw(
  `(${indicatorTypes
    .filter(({ reads }) => reads !== undefined && reads !== 'NUMBER')
    .map(({ id }) => `'${id}'`)
    .join(', ')})`,
)

/** For the statement that finds a row's indicator: plain numbers of types that observe numbers, which is nearly all of them, need no judge. */
export const plainFigures = (type: Sql, columns: readonly FigureColumn[]): Sql =>
  join(
    columns.map(({ column }) => {
      const said = raw(`s.${column}_said`)
      return sql`${raw(column)} = case when ${type} in ${others} or ${said} ~ '^[0-9]{4}-' then null else ${said}::numeric end`
    }),
    ', ',
  )

type Said = { type: string; said: string }

/** The rest as the domain reads them: days as days since 1970, levels within their bounds; what does not fit its indicator is found. */
export const judgeFigures =
  (columns: readonly FigureColumn[]): Step =>
  async (client) => {
    for (const { column, field } of columns) {
      const waiting = `s.indicator_type is not null and s.${column}_said is not null and s.${column} is null`
      const { rows } = await client.query<Said>(
        `select distinct s.indicator_type as type, s.${column}_said as said from staged s where ${waiting}`,
      )
      if (rows.length === 0) continue
      await client.query(
        `update staged s set ${column} = judged.figure, findings = s.findings || judged.findings
         from jsonb_to_recordset($1::jsonb) judged (type text, said text, figure numeric, findings jsonb)
         where ${waiting} and judged.type = s.indicator_type and judged.said = s.${column}_said`,
        [JSON.stringify(rows.map((row) => ({ ...row, ...judged(row, field) })))],
      )
    }
  }

function judged({ type, said }: Said, field: string): { figure: string | null; findings: object[] } {
  const figure = parseFigure(said, [field], indicatorTypeOf(type)?.reads)
  if (figure.ok) return { figure: toText(figure.value), findings: [] }
  return {
    figure: null,
    findings: figure.problems.map((problem) => ({ ...findingOf(problem, said), severity: 'ERROR', field, value: said })),
  }
}

const findingOf = ({ code, path: _, ...facts }: Problem, said: string) => ({
  code: code === 'NOT_A_DAY' && /^\d{5}$/.test(said) ? 'SERIAL_DAY' : code,
  facts,
})
