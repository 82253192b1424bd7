import { periodOf, previousPeriod, type Period } from '@tolok/domain'

/** Every generated municipality has these. `staff` indicators are each employee's own, the others are for whole units. */
export const indicators = [
  {
    code: 'BERKAS',
    name: 'Berkas yang diselesaikan',
    type: 'COUNT',
    unit: 'berkas',
    polarity: 'MAXIMIZE',
    overTime: 'SUM',
    overSubjects: 'SUM',
    level: 1200,
    decimals: 0,
    staff: true,
  },
  {
    code: 'TEPAT',
    name: 'Tugas selesai tepat waktu',
    type: 'RATIO',
    unit: '%',
    polarity: 'MAXIMIZE',
    overTime: 'SUM',
    overSubjects: 'RATIO',
    level: 90,
    decimals: 2,
    staff: true,
  },
  {
    code: 'LAMA',
    name: 'Waktu penyelesaian berkas',
    type: 'DURATION',
    unit: 'hari',
    polarity: 'MINIMIZE',
    overTime: 'AVERAGE',
    overSubjects: 'AVERAGE',
    level: 4,
    decimals: 2,
    staff: true,
  },
  {
    code: 'PUAS',
    name: 'Kepuasan yang dilayani',
    type: 'PERCENTAGE',
    unit: '%',
    polarity: 'MAXIMIZE',
    overTime: 'AVERAGE',
    overSubjects: 'AVERAGE',
    level: 84,
    decimals: 2,
    staff: true,
  },
  {
    code: 'BELANJA',
    name: 'Realisasi anggaran belanja',
    type: 'CURRENCY',
    unit: 'Rp',
    polarity: 'MAXIMIZE',
    overTime: 'SUM',
    overSubjects: 'SUM',
    level: 2_400_000_000,
    decimals: 0,
    staff: false,
  },
] as const
export type BulkIndicator = (typeof indicators)[number]

export const firstId = 9001
const lastMonth = periodOf('2026-10-01', 'MONTH')
const membersOfUnit = 25
const unitsOfAgency = 6

export type Shape = { employees: number; months: Period[]; years: Period[]; agencies: number; units: number }

/** How large a municipality with so many employees and months is; the last month is October 2026. */
export function shapeOf(employees: number, monthCount: number): Shape {
  const months = [lastMonth]
  while (months.length < monthCount) months.unshift(previousPeriod(months[0]!))
  const years: Period[] = []
  for (const month of months) {
    const year = periodOf(month.firstDay, 'YEAR')
    if (years.at(-1)?.id !== year.id) years.push(year)
  }
  const units = Math.max(2, Math.ceil(employees / membersOfUnit))
  return { employees, months, years, units, agencies: Math.max(1, Math.ceil(units / unitsOfAgency)) }
}

/** One in this many reports is never made. */
export const missing = 50
const perStaff = indicators.filter(({ staff }) => staff).length
/** About how many observations a municipality will have: what a progress bar needs. */
export const observationsIn = ({ employees, units, months }: Shape) =>
  Math.round((employees * perStaff + units * (indicators.length - perStaff)) * months.length * (1 - 1 / missing))
