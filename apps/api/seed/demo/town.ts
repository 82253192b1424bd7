import type { Grain, Zone } from '@tolok/domain'
import type { NamePool } from './names'

export type AgencyKind =
  'SEKRETARIAT' | 'DINAS' | 'BADAN' | 'INSPEKTORAT' | 'KECAMATAN' | 'KELURAHAN' | 'BIDANG' | 'BAGIAN' | 'SEKSI' | 'UPTD'
/** How an agency does over the two years: what makes its chart tell something. */
export type Story = 'STEADY' | 'STRONG' | 'WEAK' | 'IMPROVING' | 'DECLINING' | 'CARELESS'
/** Which functional posts an agency has. */
export type Profession =
  | 'HEALTH'
  | 'SCHOOL'
  | 'REGISTRY'
  | 'PERMITS'
  | 'WORKS'
  | 'TOURISM'
  | 'AUDIT'
  | 'PERSONNEL'
  | 'PLANNING'
  | 'REVENUE'
  | 'FISHERY'
  | 'FARMING'
  | 'SOCIAL'
  | 'TRANSPORT'
  | 'MEDIA'
  | 'DISTRICT'
  | 'GENERAL'

export type Unit = { code: string; name: string; kind: AgencyKind }
export type AgencyPlan = Unit & { profession: Profession; size: number; story?: Story; units: Unit[] }

/** Who has targets for an indicator: whole agencies, or persons one by one. */
export type Subjects =
  { agencies: 'ALL' | 'DISTRICTS' | string[] } | { unitsOf: string[]; kind?: AgencyKind } | { persons: Profession[]; share: number }
export type Season = 'NONE' | 'RAIN' | 'HOLIDAY' | 'SCHOOL' | 'BUDGET'

export type IndicatorPlan = {
  code: string
  name: string
  description: string
  type: 'COUNT' | 'RATIO' | 'PERCENTAGE' | 'CURRENCY' | 'DURATION'
  unit: string
  polarity: 'MAXIMIZE' | 'MINIMIZE' | 'RANGE' | 'EXACT'
  minimizeFormula?: 'LINEAR' | 'RATIO'
  overTime: 'SUM' | 'AVERAGE' | 'LAST' | 'MIN' | 'MAX'
  overSubjects: 'SUM' | 'AVERAGE' | 'RATIO' | 'NONE'
  cadence: Grain
  partOf?: string
  weight?: number
  cap?: number
  floor?: number
  decimals?: number
  subjects: Subjects
  /** The period one target is for, and its usual figure for that period. */
  per: Grain
  level: number
  /** Upper bound of a RANGE target. */
  high?: number
  /** Targets of 2026 are those of 2025 times this. */
  growth?: number
  /** Targets of different subjects differ by up to this share. */
  spread?: number
  season?: Season
  /** The figure cannot be more (percentages, indices). */
  most?: number
  /** For ratios: how many cases a reporting period has, about. */
  cases?: number
  /** LAST figures that grow from nothing to the target during the year (physical progress). */
  grows?: boolean
  /** Codes of agencies whose target is zero. */
  zeroFor?: string[]
}

export type Town = {
  id: number
  slug: string
  name: string
  kind: 'KABUPATEN' | 'KOTA'
  province: string
  timeZone: Zone
  employees: number
  names: NamePool
  /** The scheme of the domain by which it appraises. */
  policy: string
  agencies: AgencyPlan[]
  indicators: IndicatorPlan[]
  /** A unit that moves under another agency on 1 July 2025. */
  move: { unit: string; to: string }
  /** An agency merged into another on 1 July 2025; its units go with it. */
  merger: { from: string; into: string }
  /** Where the employee of the demonstration account works. */
  exampleUnit: string
}

type Parts = Unit[]
const named =
  (kind: AgencyKind) =>
  (code: string, name: string, profession: Profession, size: number, units: Parts = [], story?: Story): AgencyPlan => ({
    code,
    name,
    kind,
    profession,
    size,
    story,
    units: units.map((unit) => ({ ...unit, code: `${code}-${unit.code}` })),
  })
export const dinas = named('DINAS')
export const badan = named('BADAN')
export const sekretariat = named('SEKRETARIAT')
export const inspektorat = named('INSPEKTORAT')
/** A district with its urban villages. */
export const kecamatan = (code: string, name: string, size: number, villages: string[], story?: Story): AgencyPlan => ({
  code,
  name: `Kecamatan ${name}`,
  kind: 'KECAMATAN',
  profession: 'DISTRICT',
  size,
  story,
  units: villages.map((village) => ({ code: `${code}-${short(village)}`, name: `Kelurahan ${village}`, kind: 'KELURAHAN' })),
})
const short = (name: string) => name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-')
const unit =
  (kind: AgencyKind, word: string) =>
  (code: string, name: string): Unit => ({ code, name: `${word} ${name}`, kind })
export const bidang = unit('BIDANG', 'Bidang')
export const bagian = unit('BAGIAN', 'Bagian')
export const uptd = unit('UPTD', 'UPTD')
