/** The columns of a table: for each place in the pivot every measure, then what it is compared with, then what is derived from it. */
import type { Format, Measure } from './catalogue'
import { hasTotalColumn } from './grains'
import { columnPlaces, type Place } from './layout'
import type { Reading } from './reading'
import { comparisonParts, isComparable, type Comparator, type ComparisonPart, type Derivation } from './refinements'
import type { ReportColumn } from './table'
import type { Member, ReportTallies } from './tally'
import type { Words } from '../words'

/** A null place is the total over the pivot. */
export type ColumnSlot = {
  readonly place: Place | null
  readonly measure: Measure
  readonly comparison: { readonly comparator: Comparator; readonly part: ComparisonPart } | null
  readonly derivation: Derivation | null
  readonly column: ReportColumn
}

export const columnsOf = ({ query, cells, rolls, measures, tallies }: Reading): ColumnSlot[] => {
  const places: (Place | null)[] = [...columnPlaces(query, cells.values(), rolls), ...(hasTotalColumn(query) ? [null] : [])]
  return places.flatMap((place) => {
    const members = (place ?? []).map((key, i) => rolls[query.rows.length + i]?.memberOf(key)).filter((member) => member !== undefined)
    return measures.flatMap((measure) => {
      const plain = columnOf(measure, members, place === null, tallies)
      const compared = query.compare
        .filter((comparator) => isComparable(measure, comparator))
        .flatMap((comparator) => Object.values(comparisonParts).map((part) => ({ place, measure, comparison: { comparator, part }, derivation: null, column: comparedColumn(plain, comparator, part) })))
      const derived = query.show
        .filter((derivation) => derivation.measure === measure.id)
        .map((derivation) => ({ place, measure, comparison: null, derivation, column: derivedColumn(plain, derivation) }))
      return [{ place, measure, comparison: null, derivation: null, column: plain }, ...compared, ...derived]
    })
  })
}

const columnOf = (measure: Measure, members: readonly Member[], isTotal: boolean, tallies: ReportTallies): ReportColumn => {
  const path = isTotal ? ['Total'] : members.map(({ label }) => label)
  return {
    key: [...(isTotal ? ['*'] : members.map(({ id }) => id ?? '')), measure.id].join('|'),
    label: { id: [...path, measure.label.id].join(' · '), en: [...path, measure.label.en].join(' · ') },
    measure: measure.id,
    members,
    isTotal,
    comparator: null,
    part: null,
    derivation: null,
    unit: measure.unit ?? unitOf(measure.format, tallies),
    format: measure.format,
    polarity: measure.polarity,
  }
}

/** An amount's unit, where all indicators of the answer share one. */
const unitOf = (format: Format, { indicators, actual, targets }: ReportTallies): string | null => {
  if (format !== 'AMOUNT') return null
  const units = new Set([...actual, ...targets].map(({ indicator }) => indicators.get(indicator)?.unit ?? null))
  const [unit = null] = units
  return units.size === 1 ? unit : null
}

export const comparatorWords: Record<Comparator, Words> = {
  PREVIOUS_PERIOD: { id: 'periode sebelumnya', en: 'previous period' },
  SAME_PERIOD_LAST_YEAR: { id: 'periode sama tahun lalu', en: 'same period last year' },
  TARGET: { id: 'target', en: 'target' },
  BASELINE: { id: 'periode awal', en: 'first period' },
  PARENT_AGENCY: { id: 'unit di atasnya', en: 'unit above' },
  PEER_MEDIAN: { id: 'nilai tengah unit setara', en: 'median of peers' },
}
const partWords: Record<ComparisonPart, Words> = {
  VALUE: { id: '', en: '' },
  DELTA: { id: 'selisih dari ', en: 'difference from ' },
  DELTA_PERCENT: { id: 'selisih persen dari ', en: 'difference in percent from ' },
  IMPROVEMENT: { id: 'perbaikan dari ', en: 'improvement on ' },
}

const under = (plain: ReportColumn, key: string, words: Words): Pick<ReportColumn, 'key' | 'label'> => ({
  key: `${plain.key}|${key}`,
  label: { id: `${plain.label.id} · ${words.id}`, en: `${plain.label.en} · ${words.en}` },
})

/** A difference of percentages is in percentage points. */
const comparedColumn = (plain: ReportColumn, comparator: Comparator, part: ComparisonPart): ReportColumn => {
  const [to, by] = [comparatorWords[comparator], partWords[part]]
  const isDifference = part === 'DELTA' || part === 'IMPROVEMENT'
  return {
    ...plain,
    ...under(plain, `${comparator}.${part}`, { id: by.id + to.id, en: by.en + to.en }),
    comparator,
    part,
    unit: part === 'DELTA_PERCENT' ? '%' : isDifference && plain.format === 'PERCENT' ? 'poin %' : plain.unit,
    // A median of counts is seldom whole.
    format: part === 'DELTA_PERCENT' ? 'PERCENT' : comparator === 'PEER_MEDIAN' && plain.format === 'COUNT' ? 'AMOUNT' : plain.format,
    polarity: part === 'IMPROVEMENT' ? 'MAXIMIZE' : plain.polarity,
  }
}

export const derivationWords = ({ kind, of, n }: Pick<Derivation, 'kind' | 'of' | 'n'>): Words => {
  switch (kind) {
    case 'PERCENT_OF':
      return { TOTAL: { id: '% dari total', en: '% of total' }, ROW: { id: '% dari baris', en: '% of row' }, COLUMN: { id: '% dari kolom', en: '% of column' }, PARENT: { id: '% dari kelompok', en: '% of group' } }[of ?? 'TOTAL']
    case 'RANK':
      return { id: 'peringkat', en: 'rank' }
    case 'CUMULATIVE':
      return { id: 'kumulatif', en: 'cumulative' }
    case 'MOVING_AVERAGE':
      return { id: `rata-rata ${n} periode terakhir`, en: `mean of the last ${n} periods` }
  }
}

const derivedColumn = (plain: ReportColumn, derivation: Derivation): ReportColumn => {
  const { kind, of, n } = derivation
  const isShare = kind === 'PERCENT_OF'
  const isRank = kind === 'RANK'
  return {
    ...plain,
    ...under(plain, [kind, of ?? n].filter((part) => part !== null).join('.'), derivationWords(derivation)),
    derivation: kind,
    unit: isShare ? '%' : isRank ? null : plain.unit,
    // A mean of counts is seldom whole.
    format: isShare ? 'PERCENT' : isRank ? 'COUNT' : kind === 'MOVING_AVERAGE' && plain.format === 'COUNT' ? 'AMOUNT' : plain.format,
    polarity: isRank ? 'MINIMIZE' : isShare ? null : plain.polarity,
  }
}
