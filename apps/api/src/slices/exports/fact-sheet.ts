import { zoneNames, type Language, type Sheet, type SheetCell, type SheetColumn, type Words, type Zone } from '@tolok/domain'
import type { ReportFact } from '../reports'

const text = (said: string | null): SheetCell => (said === null || said === '' ? { kind: 'EMPTY' } : { kind: 'TEXT', text: said })
const figure = (exact: string | null): SheetCell => (exact === null ? { kind: 'EMPTY' } : { kind: 'NUMBER', exact })
const moment = (at: Date | null): SheetCell => (at === null ? { kind: 'EMPTY' } : { kind: 'MOMENT', at: at.toISOString() })

const states: Record<ReportFact['state'], Words> = {
  DRAFT: { id: 'Draf', en: 'Draft' },
  RETURNED: { id: 'Dikembalikan', en: 'Returned' },
  SUBMITTED: { id: 'Diajukan', en: 'Submitted' },
  VERIFIED: { id: 'Terverifikasi', en: 'Verified' },
  FINAL: { id: 'Final', en: 'Final' },
}
const unnamed: Words = { id: '(nama tidak dibuka)', en: '(name not open to you)' }
const corrected: Words = { id: 'ya', en: 'yes' }

type Field = readonly [Words, SheetColumn['kind'], (fact: ReportFact, language: Language) => SheetCell]
const field = (id: string, en: string, kind: SheetColumn['kind'], cell: Field[2]): Field => [{ id, en }, kind, cell]

/** One row a fact; the column's own cell beside its title, so that neither can slip. */
const fields: readonly Field[] = [
  field('Tanggal', 'Day', 'DAY', ({ day }) => ({ kind: 'DAY', day })),
  field('Kode perangkat daerah', 'Agency code', 'TEXT', ({ agencyId }) => text(agencyId)),
  field('Perangkat daerah', 'Agency', 'TEXT', ({ agencyName }) => text(agencyName)),
  field('Kode indikator', 'Indicator code', 'TEXT', ({ indicatorId }) => text(indicatorId)),
  field('Indikator', 'Indicator', 'TEXT', ({ indicatorName }) => text(indicatorName)),
  field('Satuan', 'Unit', 'TEXT', ({ unit }) => text(unit)),
  field('Pegawai', 'Employee', 'TEXT', ({ personName, isPersonal }, language) => text(personName ?? (isPersonal ? unnamed[language] : null))),
  field('Realisasi', 'Actual', 'NUMBER', ({ value }) => figure(value)),
  field('Pembilang', 'Numerator', 'NUMBER', ({ numerator }) => figure(numerator)),
  field('Penyebut', 'Denominator', 'NUMBER', ({ denominator }) => figure(denominator)),
  field('Target', 'Target', 'NUMBER', ({ target }) => figure(target)),
  field('Target atas', 'Upper target', 'NUMBER', ({ targetHigh }) => figure(targetHigh)),
  field('Status', 'State', 'TEXT', ({ state }, language) => text(states[state][language])),
  field('Sumber', 'Source', 'TEXT', ({ sourceName }) => text(sourceName)),
  field('Bukti', 'Evidence', 'TEXT', ({ evidence }) => text(evidence)),
  field('Dicatat', 'Recorded', 'MOMENT', ({ recordedAt }) => moment(recordedAt)),
  field('Pertama diajukan', 'First submitted', 'MOMENT', ({ firstSubmittedAt }) => moment(firstSubmittedAt)),
  field('Koreksi', 'Correction', 'TEXT', ({ isCorrection }, language) => text(isCorrection ? corrected[language] : null)),
  field('Nomor fakta', 'Fact number', 'TEXT', ({ id }) => text(id)),
]

/** A moment's clock stands beside its title, as a unit does. */
export const factColumns = (language: Language, zone: Zone): SheetColumn[] =>
  fields.map(([title, kind]) => ({ title: title[language], kind, format: kind === 'NUMBER' ? 'AMOUNT' : null, unit: kind === 'MOMENT' ? zoneNames[zone] : null }))
export const factCells = (fact: ReportFact, language: Language): SheetCell[] => fields.map(([, , cell]) => cell(fact, language))

/** The facts as a sheet of its own: the day leads. */
export const factSheet = (facts: readonly ReportFact[], about: Omit<Sheet, 'leading' | 'columns' | 'rows'>): Sheet => ({
  ...about,
  leading: 1,
  columns: factColumns(about.language, about.zone),
  rows: facts.map((fact) => ({ kind: 'DETAIL', cells: factCells(fact, about.language) })),
})
