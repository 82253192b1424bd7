/** An indicator's formula as its readers write it, in both languages: how the figure is put together, how it is judged, within which bounds. */
import { compare, one, toText, type Decimal } from '../number'
import type { Words } from '../words'
import type { IndicatorSpec, IndicatorType, OverSubjects, OverTime } from './indicator'

/**
 * The formula in words, one line a step. For a COUNT with the defaults and a cap of 120: { id: 'Realisasi = jumlah semua laporan dalam
 * periode; antarunit dijumlahkan\nCapaian = Realisasi ÷ Target × 100%\nBatas: 0% hingga 120%', en: … }.
 */
export const formulaInWords = (type: Pick<IndicatorType, 'observes' | 'judgement'>, spec: IndicatorSpec): Words =>
  inBoth((of) =>
    [
      `${of(actual)} = ${of(figureOf(type, spec))}; ${of(betweenSubjects[spec.overSubjects])}`,
      `${of(achievement)} = ${of(type.judgement?.(spec) ?? judgementOf(spec))}`,
      of(boundsOf(spec)),
    ]
      .filter(Boolean)
      .join('\n'),
  )

const inBoth = (write: (of: (words: Words) => string) => string): Words => ({ id: write(({ id }) => id), en: write(({ en }) => en) })

const actual: Words = { id: 'Realisasi', en: 'Actual' }
const achievement: Words = { id: 'Capaian', en: 'Achievement' }

const figureOf = ({ observes }: Pick<IndicatorType, 'observes'>, { overTime, per }: IndicatorSpec): Words => {
  if (observes === 'VALUE') return valueOverTime[overTime]
  const times = compare(per, one) === 0 ? '' : ` × ${toText(per)}`
  const parts = ratioOverTime[overTime]
  return { id: `${parts.id}${times}`, en: `${parts.en}${times}` }
}

const valueOverTime: Record<OverTime, Words> = {
  SUM: { id: 'jumlah semua laporan dalam periode', en: 'sum of all reports in the period' },
  AVERAGE: { id: 'rata-rata semua laporan dalam periode', en: 'mean of all reports in the period' },
  LAST: { id: 'laporan terakhir dalam periode', en: 'last report in the period' },
  MIN: { id: 'laporan terkecil dalam periode', en: 'smallest report in the period' },
  MAX: { id: 'laporan terbesar dalam periode', en: 'largest report in the period' },
}

const pooled: Words = { id: 'Σ pembilang ÷ Σ penyebut', en: 'Σ numerator ÷ Σ denominator' }
const ratioOverTime: Record<OverTime, Words> = {
  SUM: pooled,
  AVERAGE: pooled,
  LAST: { id: 'pembilang ÷ penyebut dari laporan terakhir', en: 'numerator ÷ denominator of the last report' },
  MIN: { id: 'pembilang ÷ penyebut yang terkecil', en: 'the smallest numerator ÷ denominator' },
  MAX: { id: 'pembilang ÷ penyebut yang terbesar', en: 'the largest numerator ÷ denominator' },
}

const betweenSubjects: Record<OverSubjects, Words> = {
  SUM: { id: 'antarunit dijumlahkan', en: 'added over units' },
  AVERAGE: { id: 'antarunit dirata-rata', en: 'averaged over units' },
  RATIO: { id: 'antarunit Σ pembilang ÷ Σ penyebut', en: 'over units Σ numerator ÷ Σ denominator' },
  NONE: { id: 'antarunit tidak digabung', en: 'not put together over units' },
}

const judgementOf = ({ polarity, minimizeFormula, rangeCondition }: IndicatorSpec): Words => {
  switch (polarity) {
    case 'MAXIMIZE':
      return { id: 'Realisasi ÷ Target × 100%', en: 'Actual ÷ Target × 100%' }
    case 'MINIMIZE':
      return minimizeFormula === 'LINEAR'
        ? { id: '(2 × Target − Realisasi) ÷ Target × 100%', en: '(2 × Target − Actual) ÷ Target × 100%' }
        : { id: 'Target ÷ Realisasi × 100%', en: 'Target ÷ Actual × 100%' }
    case 'RANGE':
      return rangeCondition === 'NORMAL'
        ? {
            id: '100% dalam rentang, di luarnya Realisasi ÷ batas terdekat × 100%',
            en: '100% within the range, outside it Actual ÷ nearer bound × 100%',
          }
        : {
            id: '100% dalam rentang, di luarnya (2 × batas terdekat − Realisasi) ÷ batas terdekat × 100%',
            en: '100% within the range, outside it (2 × nearer bound − Actual) ÷ nearer bound × 100%',
          }
    case 'EXACT':
      return { id: '(1 − |Realisasi − Target| ÷ Target) × 100%', en: '(1 − |Actual − Target| ÷ Target) × 100%' }
  }
}

const boundsOf = ({ floor, cap }: IndicatorSpec): Words => {
  if (floor && cap) return { id: `Batas: ${comma(floor)}% hingga ${comma(cap)}%`, en: `Bounds: ${plain(floor)}% to ${plain(cap)}%` }
  if (floor) return { id: `Paling rendah ${comma(floor)}%`, en: `At least ${plain(floor)}%` }
  return cap ? { id: `Paling tinggi ${comma(cap)}%`, en: `At most ${plain(cap)}%` } : { id: '', en: '' }
}

const plain = (x: Decimal): string =>
  toText(x)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
const comma = (x: Decimal): string => plain(x).replace('.', ',')
