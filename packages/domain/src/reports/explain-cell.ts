/** One figure of a report laid open: what was counted for it, how it was judged, and the sum a person can check with a pencil. */
import { achievementLines } from '../scoring/achievement-lines'
import { consolidate, type IndicatorTally } from '../scoring/consolidate'
import { line } from '../scoring/lines'
import { compare, hundred, type Decimal, type Exact } from '../number'
import { ok, refuse, type Result } from '../result'
import type { Words } from '../words'
import type { Catalogue, Measure, RollUp } from './catalogue'
import type { Cell } from './cells'
import { columnsOf, type ColumnSlot } from './columns'
import { comparing, type Brought } from './compared'
import { deriving } from './derived'
import { byIndicator, judge, type Judgement } from './judge'
import type { Place } from './layout'
import { noteOf, type ReportNote } from './notes'
import type { ReportQuery } from './query'
import { addressAt, figuresOf, readingOf, type Reading } from './reading'
import type { ReportColumn } from './table'
import type { Figure, Member, ReportIndicator, ReportTallies } from './tally'

export type ExplainedPart = {
  /** '1671:IK-01'. */
  readonly indicator: string
  readonly unit: string
  readonly weight: Decimal
  /** Consolidated, in the unit; null is absent. */
  readonly target: Exact | null
  readonly actual: Exact | null
  /** Percent before floor and cap, and after; null where nothing is judged. */
  readonly raw: Exact | null
  readonly judged: Exact | null
  /** Agencies or persons behind it, and observations. */
  readonly subjects: number
  readonly observations: number
  /** Does it count in the figure? Without: what could not be judged is left out, and the weights of the rest count as the whole. */
  readonly counts: boolean
  readonly lines: readonly Words[]
}

export type CellExplanation = {
  readonly column: ReportColumn
  /** The row's and the pivot's, outermost first. */
  readonly members: readonly Member[]
  readonly figure: Exact | null
  /** How this measure becomes a figure at any grain. */
  readonly rule: Words
  /** The figure's own sum, one step a line. */
  readonly lines: readonly Words[]
  readonly parts: readonly ExplainedPart[]
  readonly notes: readonly ReportNote[]
}

/** Everything the table was made of: see `tabulate`. */
type Laid = { readonly tallies: ReportTallies; readonly brought: Brought; readonly rest?: ReportTallies | null }

/** A row by its members' ids, outermost first; a column by its key. `others`: the row of what a top leaves over, by its group's members. */
export type CellChoice = { readonly row: readonly (string | null)[]; readonly column: string; readonly others?: boolean }

/**
 * How the figure of one cell came about. Indicators of 90 % (weight 1) and 120 % (weight 2): 'ACHIEVEMENT', parts with their own formulas, and the
 * line '(1 × 90 + 2 × 120) ÷ 3 = 110'. `rest` are the tallies of what a top leaves over. Refuses UNKNOWN_ID at ['cell', 'row'], ['cell', 'column'] or
 * ['cell', 'others'] when the answer has no such row or column; what is left over is compared with nothing.
 */
export const explainCell = (query: ReportQuery, catalogue: Catalogue, { tallies, brought, rest = null }: Laid, { row, column, others = false }: CellChoice): Result<CellExplanation> => {
  const reading = readingOf(query, catalogue, tallies)
  const slot = columnsOf(reading).find((one) => one.column.key === column)
  if (!slot || (others && (slot.comparison || slot.derivation))) return refuse('UNKNOWN_ID', ['cell', 'column'])
  const place = placeOf(reading, row)
  if (!place) return refuse('UNKNOWN_ID', ['cell', 'row'])
  const counted = others ? rest : tallies
  if (!counted) return refuse('UNKNOWN_ID', ['cell', 'others'])

  const figures = others ? figuresOf(counted) : reading
  const { grain, keys } = addressAt(query, place, slot.place)
  const cell = figures.cellAt(grain, keys)
  const own = figures.figureAt(slot.measure, grain, keys)
  const figure = others ? own : figureOf(reading, brought, slot, place)
  const parts = cell ? partsOf(slot.measure, cell, counted) : []
  const beside = slot.comparison ? comparisonLines(reading, brought, slot, place, own) : slot.derivation ? derivationLines(slot, own, figure) : []
  return ok({
    column: slot.column,
    members: [...place.map((key, i) => reading.rolls[i]?.memberOf(key)), ...slot.column.members].filter((member) => member !== undefined),
    figure: figure.exact,
    rule: rules[slot.measure.rollUp],
    lines: [...ownLines(slot.measure, parts, cell, own), ...beside],
    parts,
    notes: [...own.remarks, ...(slot.comparison || slot.derivation ? figure.remarks : [])].map((remark) => noteOf(remark, [])),
  })
}

const placeOf = ({ details, rolls }: Reading, row: readonly (string | null)[]): Place | null => {
  const prefixes = row.length === 0 ? [[]] : details.map((place) => place.slice(0, row.length))
  return prefixes.find((place) => place.length === row.length && place.every((key, i) => rolls[i]?.memberOf(key).id === row[i])) ?? null
}

const figureOf = (reading: Reading, brought: Brought, { measure, comparison, derivation, place: column }: ColumnSlot, row: Place): Figure => {
  if (comparison) return comparing(reading, brought)(measure, comparison.comparator, comparison.part, row, column)
  if (derivation) return deriving(reading)(measure, derivation, row, column)
  const { grain, keys } = addressAt(reading.query, row, column)
  return reading.figureAt(measure, grain, keys)
}

const rules: { readonly [rollUp in RollUp]: Words } = {
  ACHIEVEMENT: {
    id: 'Realisasi dan target tiap indikator digabung menurut waktu lalu antarunit, dinilai, lalu dirata-ratakan menurut bobot. Yang tidak ada datanya tidak ikut, bukan dihitung nol.',
    en: 'Actuals and targets of each indicator are consolidated over time, then over units, judged, and then averaged by weight. What has no figures is left out, not counted as zero.',
  },
  SHARE_ON_TARGET: { id: 'Indikator yang mencapai 100% atau lebih, dibagi semua indikator yang dapat dinilai.', en: 'Indicators at 100% or more, divided by all that could be judged.' },
  TARGET: { id: 'Target tiap indikator digabung menurut waktu lalu antarunit; beberapa indikator dijumlahkan hanya bila satuannya sama.', en: 'Targets are consolidated over time, then over units; several indicators add up only in one unit.' },
  ACTUAL: { id: 'Realisasi tiap indikator digabung menurut waktu lalu antarunit; beberapa indikator dijumlahkan hanya bila satuannya sama.', en: 'Actuals are consolidated over time, then over units; several indicators add up only in one unit.' },
  INDICATORS: { id: 'Banyaknya indikator yang berbeda; bagian dari indikator lain tidak dihitung dua kali.', en: 'Different indicators; parts of another are not counted twice.' },
  COUNT: { id: 'Banyaknya, dihitung satu per satu.', en: 'Counted one by one.' },
  RATIO: { id: 'Jumlah pembilang dibagi jumlah penyebut; tidak pernah rata-rata dari hasil bagi.', en: 'The sum of numerators divided by the sum of denominators; never a mean of quotients.' },
  DISTRIBUTION_GAP: { id: 'Berapa pegawai yang predikatnya meleset dari pola untuk predikat unitnya sendiri.', en: 'By how many people a unit’s predicates miss the pattern of its own.' },
  PUBLISHED_PEOPLE: { id: 'Banyaknya pegawai menurut terbitan. Angka yang dapat menunjuk kurang dari lima orang tidak ditampilkan.', en: 'People as published. What could point to fewer than five is not shown.' },
  PUBLISHED_MEAN: { id: 'Rata-rata nilai menurut terbitan. Angka yang dapat menunjuk kurang dari lima orang tidak ditampilkan.', en: 'The mean score as published. What could point to fewer than five people is not shown.' },
  PUBLISHED_SHARE: { id: 'Bagian pegawai menurut terbitan. Angka yang dapat menunjuk kurang dari lima orang tidak ditampilkan.', en: 'The share of people as published. What could point to fewer than five is not shown.' },
}

const partsOf = (measure: Measure, cell: Cell, { indicators }: ReportTallies): ExplainedPart[] => {
  switch (measure.rollUp) {
    case 'ACHIEVEMENT':
    case 'SHARE_ON_TARGET': {
      const { judgements, absent } = judge(cell, indicators)
      const tallies = byIndicator(cell.judged)
      const observations = ({ indicator }: Judgement) => [...tallies].filter(([key]) => indicators.get(key) === indicator).flatMap(([, own]) => own)
      return [...judgements, ...absent].map((judgement) => {
        const own = observations(judgement)
        return judgedPart(judgement, own.map(({ tally }) => tally), own.reduce((sum, one) => sum + one.observations, 0))
      })
    }
    case 'ACTUAL':
      return [...byIndicator(cell.actual)].flatMap(([key, own]) => plainPart(indicators.get(key), 'actual', own.map(({ tally }) => tally), own.reduce((sum, one) => sum + one.observations, 0)))
    case 'TARGET':
    case 'INDICATORS':
      return [...byIndicator(cell.targets)].flatMap(([key, own]) => plainPart(indicators.get(key), 'target', own.map(({ tally }) => tally), 0))
    default:
      return []
  }
}

const judgedPart = ({ indicator, tally, achievement }: Judgement, tallies: readonly IndicatorTally[], observations: number): ExplainedPart => {
  const { code, unit, weight, spec, type } = indicator
  const working = achievement.value === null ? undefined : type.working?.(spec, tally, achievement)
  return {
    indicator: code, unit, weight, target: tally.target, actual: tally.actual,
    raw: achievement.value === null ? null : achievement.raw,
    judged: achievement.value === null ? null : achievement.judged,
    subjects: subjectsOf(tallies), observations, counts: achievement.value !== null,
    lines: [...consolidationLines(indicator, tallies), ...achievementLines(spec, tally, achievement, working)],
  }
}

const plainPart = (indicator: ReportIndicator | undefined, which: 'actual' | 'target', tallies: readonly IndicatorTally[], observations: number): ExplainedPart[] => {
  if (!indicator) return []
  const { actual, target } = consolidate(indicator.spec, tallies)
  const { code, unit, weight } = indicator
  return [{
    indicator: code, unit, weight, target: which === 'target' ? target : null, actual: which === 'actual' ? actual : null, raw: null, judged: null,
    subjects: subjectsOf(tallies), observations, counts: which === 'actual' ? actual !== null : true, lines: consolidationLines(indicator, tallies),
  }]
}

const subjectsOf = (tallies: readonly IndicatorTally[]): number => tallies.reduce((sum, { subjects }) => sum + subjects, 0)

const overTimeWords = {
  SUM: { id: 'dijumlahkan menurut waktu', en: 'summed over time' },
  AVERAGE: { id: 'dirata-ratakan menurut waktu', en: 'averaged over time' },
  LAST: { id: 'angka terakhir', en: 'the latest figure' },
  MIN: { id: 'angka terkecil', en: 'the smallest figure' },
  MAX: { id: 'angka terbesar', en: 'the largest figure' },
} as const
const overSubjectsWords = {
  SUM: { id: 'dijumlahkan antarunit', en: 'summed over units' },
  AVERAGE: { id: 'dirata-ratakan antarunit', en: 'averaged over units' },
  RATIO: { id: 'pembilang dan penyebut dijumlahkan antarunit', en: 'numerators and denominators summed over units' },
  NONE: { id: 'tidak digabung antarunit', en: 'not combined over units' },
} as const

/** How the tallies became one figure: '41 ÷ 50 × 100 = 82', and by which of the indicator's own rules. */
const consolidationLines = ({ spec }: ReportIndicator, tallies: readonly IndicatorTally[]): Words[] => {
  const subjects = subjectsOf(tallies)
  const { numerator, denominator, actual } = consolidate(spec, tallies)
  const how = line(({ of }) => `${of(overTimeWords[spec.overTime])}${subjects > 1 ? `, ${of(overSubjectsWords[spec.overSubjects])} (${subjects})` : ''}`)
  return [how, ...(numerator && denominator && actual ? [line(({ figure }) => `${figure(numerator)} ÷ ${figure(denominator)} × ${figure(spec.per)} = ${figure(actual)}`)] : [])]
}

/** More parts than a person adds by hand are not written into one line. */
const mostInLine = 12

const ownLines = (measure: Measure, parts: readonly ExplainedPart[], cell: Cell | undefined, { exact }: Figure): Words[] => {
  if (exact === null) return []
  const counted = parts.filter(({ counts }) => counts)
  switch (measure.rollUp) {
    case 'ACHIEVEMENT': {
      const weighed = counted.filter(({ judged }) => judged !== null)
      if (weighed.length > mostInLine) return [line(({ figure, of }) => `Σ(${of(weightWords)} × ${of(achievementWords)}) ÷ Σ${of(weightWords)} = ${figure(exact)} (${weighed.length})`)]
      return [line(({ figure }) => {
        const sum = weighed.map(({ weight, judged }) => `${figure(weight)} × ${figure(judged ?? exact)}`).join(' + ')
        return weighed.length === 1 ? `${figure(exact)}` : `(${sum}) ÷ (${weighed.map(({ weight }) => figure(weight)).join(' + ')}) = ${figure(exact)}`
      })]
    }
    case 'SHARE_ON_TARGET': {
      const reached = counted.filter(({ raw }) => raw !== null && compare(raw, hundred) >= 0).length
      return [line(({ figure }) => `${reached} ÷ ${counted.length} × 100 = ${figure(exact)}`)]
    }
    case 'ACTUAL':
    case 'TARGET': {
      const figures = counted.map(({ actual, target }) => (measure.rollUp === 'ACTUAL' ? actual : target)).filter((one) => one !== null)
      return figures.length < 2 || figures.length > mostInLine ? [] : [line(({ figure }) => `${figures.map(figure).join(' + ')} = ${figure(exact)}`)]
    }
    case 'RATIO': {
      const { numerator, denominator } = cell?.ratios[measure.id] ?? {}
      if (!numerator || !denominator) return []
      return [line(({ figure }) => `${figure(numerator)} ÷ ${figure(denominator)}${measure.format === 'PERCENT' ? ' × 100' : ''} = ${figure(exact)}`)]
    }
    case 'COUNT':
      return cell ? [line(({ figure, of }) => `${of(measure.label)}: ${figure(exact)}`)] : []
    default:
      return [line(({ figure, of }) => `${of(measure.label)}: ${figure(exact)}`)]
  }
}

const weightWords: Words = { id: 'bobot', en: 'weight' }
const achievementWords: Words = { id: 'capaian', en: 'achievement' }

const comparisonLines = (reading: Reading, brought: Brought, { measure, comparison, place: column }: ColumnSlot, row: Place, own: Figure): Words[] => {
  if (!comparison || own.exact === null) return []
  const partAt = (part: 'VALUE' | 'DELTA' | 'DELTA_PERCENT' | 'IMPROVEMENT') => comparing(reading, brought)(measure, comparison.comparator, part, row, column).exact
  const [here, other, delta, percent, better] = [own.exact, partAt('VALUE'), partAt('DELTA'), partAt('DELTA_PERCENT'), partAt('IMPROVEMENT')]
  if (other === null || delta === null) return []
  const difference = line(({ figure }) => `${figure(here)} − ${figure(other)} = ${figure(delta)}`)
  if (comparison.part === 'DELTA_PERCENT' && percent !== null) return [difference, line(({ figure }) => `${figure(delta)} ÷ |${figure(other)}| × 100 = ${figure(percent)}%`)]
  if (comparison.part === 'IMPROVEMENT' && better !== null) return [difference, line(({ figure, of }) => `${of(compare(better, delta) === 0 ? moreIsBetter : lessIsBetter)}: ${figure(better)}`)]
  return comparison.part === 'VALUE' ? [] : [difference]
}
const moreIsBetter: Words = { id: 'makin besar makin baik', en: 'more is better' }
const lessIsBetter: Words = { id: 'makin kecil makin baik', en: 'less is better' }

const derivationLines = ({ derivation, column }: ColumnSlot, own: Figure, made: Figure): Words[] => {
  const [here, there] = [own.exact, made.exact]
  if (!derivation || here === null || there === null) return []
  const name = line(({ of }) => of(column.label))
  return [{ id: `${name.id}: ${line(({ figure }) => figure(there)).id}`, en: `${name.en}: ${line(({ figure }) => figure(there)).en}` }]
}
