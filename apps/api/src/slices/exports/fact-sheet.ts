import type { Sheet, SheetCell, SheetColumn } from '@tolok/domain'
import type { ReportFact } from '../reports'

const column = (title: string, kind: SheetColumn['kind'] = 'TEXT'): SheetColumn => ({ title, kind, format: kind === 'NUMBER' ? 'AMOUNT' : null, unit: null })
const text = (said: string | null): SheetCell => (said === null || said === '' ? { kind: 'EMPTY' } : { kind: 'TEXT', text: said })
const figure = (exact: string | null): SheetCell => (exact === null ? { kind: 'EMPTY' } : { kind: 'NUMBER', exact })
const moment = (at: Date | null): SheetCell => (at === null ? { kind: 'EMPTY' } : { kind: 'MOMENT', at: at.toISOString() })

const states: Record<ReportFact['state'], string> = { DRAFT: 'Draf', RETURNED: 'Dikembalikan', SUBMITTED: 'Diajukan', VERIFIED: 'Terverifikasi', FINAL: 'Final' }

/** One row a fact; the column's own cell beside its title, so that neither can slip. */
const fields: readonly (readonly [SheetColumn, (fact: ReportFact) => SheetCell])[] = [
  [column('Tanggal', 'DAY'), ({ day }) => ({ kind: 'DAY', day })],
  [column('Kode perangkat daerah'), ({ agencyId }) => text(agencyId)],
  [column('Perangkat daerah'), ({ agencyName }) => text(agencyName)],
  [column('Kode indikator'), ({ indicatorId }) => text(indicatorId)],
  [column('Indikator'), ({ indicatorName }) => text(indicatorName)],
  [column('Satuan'), ({ unit }) => text(unit)],
  [column('Pegawai'), ({ personName, isPersonal }) => text(personName ?? (isPersonal ? '(nama tidak dibuka)' : null))],
  [column('Realisasi', 'NUMBER'), ({ value }) => figure(value)],
  [column('Pembilang', 'NUMBER'), ({ numerator }) => figure(numerator)],
  [column('Penyebut', 'NUMBER'), ({ denominator }) => figure(denominator)],
  [column('Target', 'NUMBER'), ({ target }) => figure(target)],
  [column('Target atas', 'NUMBER'), ({ targetHigh }) => figure(targetHigh)],
  [column('Status'), ({ state }) => text(states[state])],
  [column('Sumber'), ({ sourceName }) => text(sourceName)],
  [column('Bukti'), ({ evidence }) => text(evidence)],
  [column('Dicatat', 'MOMENT'), ({ recordedAt }) => moment(recordedAt)],
  [column('Pertama diajukan', 'MOMENT'), ({ firstSubmittedAt }) => moment(firstSubmittedAt)],
  [column('Koreksi'), ({ isCorrection }) => text(isCorrection ? 'ya' : null)],
  [column('Nomor fakta'), ({ id }) => text(id)],
]

export const factColumns: readonly SheetColumn[] = fields.map(([head]) => head)
export const factCells = (fact: ReportFact): SheetCell[] => fields.map(([, cell]) => cell(fact))

/** The facts as a sheet of its own: the day, the agency and the indicator lead. */
export const factSheet = (facts: readonly ReportFact[], about: Pick<Sheet, 'title' | 'lines' | 'notes'>): Sheet => ({ ...about, leading: 1, columns: factColumns, rows: facts.map((fact) => ({ kind: 'DETAIL', cells: factCells(fact) })) })
