import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { useFormat, type Format } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { NamesDocument, type TileAnswer } from './documents'

type Column = TileAnswer['columns'][number]
type Row = TileAnswer['rows'][number]
export type TileQuestion = { rows?: { by: string }[]; columns?: { by: string }[] }
export type Names = {
  measure: (id: string) => string
  /** On an axis or over a column a period is short: 'TW I'. */
  member: (dimension: string | undefined, member: { id: string | null; label: string } | undefined, isShort?: boolean) => string
  dimension: (id: string) => string
}

/** How a tile names what it shows: the catalogue's names, periods as people say them. */
export const useNames = (): Names => {
  const { data } = useQuery(NamesDocument)
  const [text, format, language] = [useText(), useFormat(), useLanguage()]
  return useMemo(() => {
    const { measures = [], dimensions = [] } = data?.reportCatalogue ?? {}
    return {
      measure: (id) => measures.find((one) => one.id === id)?.label[language] ?? id,
      dimension: (id) => dimensions.find((one) => one.id === id)?.label[language] ?? id,
      member: (dimension, member, isShort) => {
        if (!member) return ''
        if (member.id === null) return text('dashboards.none')
        if (dimension === 'PERIOD') return format.period(member.id, isShort ? 'short' : 'long')
        return dimensions.find((one) => one.id === dimension)?.choices.find((one) => one.id === member.id)?.label[language] ?? member.label
      },
    }
  }, [data, text, language]) // the format follows the language
}

/** Columns of figures themselves; comparisons and derivations are read in the builder. */
export const plainColumns = ({ columns }: TileAnswer): { column: Column; at: number }[] => columns.map((column, at) => ({ column, at })).filter(({ column }) => column.comparator === null && column.derivation === null)

export const columnName = ({ members, isTotal, measure }: Column, question: TileQuestion, names: Names, total: string, isOnlyMeasure: boolean): string =>
  [...members.map((member, depth) => names.member(question.columns?.[depth]?.by, member, true)), isTotal ? total : '', isOnlyMeasure && (members.length > 0 || isTotal) ? '' : names.measure(measure)].filter(Boolean).join(' · ')

/** The figure as the builder's table writes it: from the exact text, absent as a dash. */
export const figureText = (column: Column, exact: string | null | undefined, format: Format): string => (exact === null || exact === undefined ? '–' : column.format === 'PERCENT' ? format.percent(exact, 2) : format.number(exact))

export const rowName = (row: Row, question: TileQuestion, names: Names, isShort = false): string => row.members.map((member, depth) => names.member(question.rows?.[depth]?.by, member, isShort)).join(' · ')
