import { indicatorTypes } from '@tolok/domain'
import type { ImportKind } from '../../../generated/prisma/enums'
import { bareHeader } from './bare-header'

/** A LIMIT is a number, or a word that says there is none. A FIGURE is a number or a day: which it should be, its indicator says. */
export type CellKind = 'TEXT' | 'CODE' | 'NUMBER' | 'LIMIT' | 'FIGURE' | 'PRINTED' | 'WHOLE' | 'DAY' | 'PERIOD' | 'NIP' | 'CHOICE'

/** Tables: one field a line, however long. */

/** One thing that a file of some kind may say about a row, and every header under which it is understood. */
export type FieldSpec = {
  name: string
  cell: CellKind
  required?: boolean
  label: { id: string; en: string }
  /** Written like the headers are compared: lower case, words joined by _. The first is the one in the sample. */
  headers: readonly string[]
  /** What people write → what is stored. */
  choices?: Readonly<Record<string, string>>
  most?: number
  example: string
}

/** A layout of columns: a kind's own, or a known publication's. */
export type Layout = { id: string; kind: ImportKind; fields: readonly FieldSpec[]; ignored?: readonly string[] }

const municipality: FieldSpec = { name: 'municipality', cell: 'WHOLE', label: { id: 'Kode daerah', en: 'Municipality code' }, headers: ['kode_daerah', 'municipality_id', 'kode_kabupaten_kota', 'kode_kab_kota'], example: '1671' }
const agency: FieldSpec = { name: 'agency', cell: 'TEXT', label: { id: 'Unit kerja (kode atau nama)', en: 'Agency (code or name)' }, headers: ['unit_kerja', 'agency', 'agency_code', 'kode_unit', 'kode_unit_kerja', 'opd', 'skpd', 'perangkat_daerah', 'instansi'], example: 'DINKES' }
const nip = (required = false): FieldSpec => ({ name: 'nip', cell: 'NIP', required, label: { id: 'NIP pegawai', en: 'Employee NIP' }, headers: ['nip', 'nip_pegawai', 'employee_nip', 'nomor_induk_pegawai'], example: required ? '199001012015031001' : '' })
const indicator: FieldSpec = { name: 'indicator', cell: 'TEXT', required: true, label: { id: 'Indikator (kode atau nama)', en: 'Indicator (code or name)' }, headers: ['kode_indikator', 'indicator_code', 'indikator', 'indicator', 'iku', 'nama_indikator'], example: 'KES-01' }
const period = (required = false): FieldSpec => ({ name: 'period', cell: 'PERIOD', required, label: { id: 'Periode target', en: 'Target period' }, headers: ['periode', 'period', 'tahun', 'year', 'periode_target'], example: '2026' })
const source: FieldSpec = { name: 'source', cell: 'CODE', label: { id: 'Sumber (kode)', en: 'Source (code)' }, headers: ['sumber', 'source', 'kode_sumber', 'source_code'], example: '' }

export const polarityWords = {
  maximize: 'MAXIMIZE', maksimal: 'MAXIMIZE', maksimum: 'MAXIMIZE', positif: 'MAXIMIZE', makin_tinggi_makin_baik: 'MAXIMIZE', naik: 'MAXIMIZE',
  minimize: 'MINIMIZE', minimal: 'MINIMIZE', minimum: 'MINIMIZE', negatif: 'MINIMIZE', makin_rendah_makin_baik: 'MINIMIZE', turun: 'MINIMIZE',
  range: 'RANGE', rentang: 'RANGE', exact: 'EXACT', tepat: 'EXACT', stabil: 'EXACT',
} as const

/** Every type of the domain under its id and its names, and what else people call it. */
export const typeWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(indicatorTypes.flatMap(({ id, label }) => [id, label.id, label.en].map((word) => [bareHeader(word), id]))),
  persen: 'PERCENTAGE', rupiah: 'CURRENCY', uang: 'CURRENCY', waktu: 'DURATION', lama: 'DURATION', batas_waktu: 'DEADLINE', tanggal: 'DEADLINE', tahap: 'MILESTONE',
  peringkat: 'RATING', rubrik: 'RATING', skm: 'SURVEY_INDEX', ikm: 'SURVEY_INDEX', indeks_survei: 'SURVEY_INDEX', indeks_kepuasan_masyarakat: 'SURVEY_INDEX',
}

const observations: Layout = {
  id: 'OBSERVATIONS',
  kind: 'OBSERVATIONS',
  fields: [
    indicator,
    agency,
    nip(),
    period(),
    { name: 'day', cell: 'DAY', required: true, label: { id: 'Tanggal data', en: 'Observed on' }, headers: ['tanggal', 'observed_on', 'as_of', 'per_tanggal', 'tanggal_data', 'tanggal_realisasi', 'date'], example: '2026-03-31' },
    { name: 'value', cell: 'FIGURE', label: { id: 'Realisasi', en: 'Actual' }, headers: ['realisasi', 'actual', 'nilai', 'value', 'capaian', 'realization'], example: '41' },
    { name: 'numerator', cell: 'NUMBER', label: { id: 'Pembilang', en: 'Numerator' }, headers: ['pembilang', 'numerator'], example: '' },
    { name: 'denominator', cell: 'NUMBER', label: { id: 'Penyebut', en: 'Denominator' }, headers: ['penyebut', 'denominator'], example: '' },
    { name: 'target', cell: 'FIGURE', label: { id: 'Target', en: 'Target' }, headers: ['target', 'nilai_target'], example: '' },
    { name: 'printed', cell: 'PRINTED', label: { id: 'Capaian tercetak (%)', en: 'Achievement as printed (%)' }, headers: ['capaian_tercetak', 'printed_achievement', 'published_achievement_percent', 'capaian_persen'], example: '' },
    { name: 'evidence', cell: 'TEXT', most: 1000, label: { id: 'Bukti dukung', en: 'Evidence' }, headers: ['bukti', 'evidence', 'bukti_dukung', 'dokumen'], example: 'Laporan bulanan 03/2026' },
    source,
    municipality,
  ],
}

/** Revenue as its agency published it: every row says the year's target, the figure so far, the printed percentage and where it was printed. */
const publishedRevenue: Layout = {
  id: 'PUBLISHED_REVENUE',
  kind: 'OBSERVATIONS',
  ignored: ['municipality', 'check'],
  fields: [
    { ...municipality, required: true, headers: ['municipality_id'] },
    { ...agency, required: true, headers: ['agency'] },
    { ...period(true), headers: ['year'] },
    { ...observations.fields.find((field) => field.name === 'day')!, headers: ['as_of'] },
    { name: 'taxName', cell: 'TEXT', required: true, label: { id: 'Jenis pajak', en: 'Tax' }, headers: ['indicator'], example: 'Pajak hotel' },
    { name: 'unit', cell: 'CHOICE', required: true, choices: { rp: 'Rp', rupiah: 'Rp', idr: 'Rp' }, label: { id: 'Satuan', en: 'Unit' }, headers: ['unit'], example: 'Rp' },
    { name: 'polarity', cell: 'CHOICE', required: true, choices: polarityWords, label: { id: 'Polaritas', en: 'Polarity' }, headers: ['polarity'], example: 'maximize' },
    { name: 'target', cell: 'NUMBER', required: true, label: { id: 'Target', en: 'Target' }, headers: ['target'], example: '1148527309690' },
    { name: 'value', cell: 'NUMBER', required: true, label: { id: 'Realisasi', en: 'Actual' }, headers: ['actual'], example: '349785221761' },
    { name: 'printed', cell: 'PRINTED', label: { id: 'Capaian tercetak (%)', en: 'Achievement as printed (%)' }, headers: ['published_achievement_percent'], example: '30,46' },
    { name: 'evidence', cell: 'TEXT', most: 1000, required: true, label: { id: 'Alamat sumber', en: 'Address of the source' }, headers: ['source'], example: 'https://monpera.id/capaian-pad' },
  ],
}

const targets: Layout = {
  id: 'TARGETS',
  kind: 'TARGETS',
  fields: [
    indicator,
    agency,
    nip(),
    period(true),
    { name: 'target', cell: 'FIGURE', required: true, label: { id: 'Target', en: 'Target' }, headers: ['target', 'nilai_target', 'nilai', 'value'], example: '50' },
    { name: 'targetHigh', cell: 'FIGURE', label: { id: 'Target batas atas', en: 'Upper bound' }, headers: ['target_atas', 'target_high', 'batas_atas_target', 'value_high'], example: '' },
    { name: 'validFrom', cell: 'DAY', label: { id: 'Berlaku sejak', en: 'Valid from' }, headers: ['berlaku_sejak', 'valid_from', 'mulai_berlaku'], example: '2026-01-01' },
    { name: 'reason', cell: 'TEXT', label: { id: 'Alasan', en: 'Reason' }, headers: ['alasan', 'reason', 'keterangan'], example: '' },
    source,
    municipality,
  ],
}

const agencies: Layout = {
  id: 'AGENCIES',
  kind: 'AGENCIES',
  fields: [
    { name: 'code', cell: 'CODE', required: true, most: 40, label: { id: 'Kode unit', en: 'Code' }, headers: ['kode', 'code', 'kode_unit', 'kode_unit_kerja', 'agency_code'], example: 'DINKES' },
    { name: 'name', cell: 'TEXT', required: true, label: { id: 'Nama unit', en: 'Name' }, headers: ['nama', 'name', 'nama_unit', 'nama_unit_kerja', 'unit_kerja'], example: 'Dinas Kesehatan' },
    {
      name: 'kind', cell: 'CHOICE', required: true, label: { id: 'Jenis', en: 'Kind' }, headers: ['jenis', 'kind', 'jenis_unit'], example: 'Dinas',
      choices: { sekretariat: 'SEKRETARIAT', dinas: 'DINAS', badan: 'BADAN', inspektorat: 'INSPEKTORAT', kecamatan: 'KECAMATAN', kelurahan: 'KELURAHAN', bidang: 'BIDANG', bagian: 'BAGIAN', seksi: 'SEKSI', uptd: 'UPTD' },
    },
    { name: 'parent', cell: 'CODE', most: 40, label: { id: 'Kode induk', en: 'Parent code' }, headers: ['induk', 'parent', 'kode_induk', 'parent_code', 'unit_induk'], example: '' },
    { name: 'openedOn', cell: 'DAY', label: { id: 'Berdiri sejak', en: 'Opened on' }, headers: ['berdiri_sejak', 'opened_on', 'tanggal_berdiri'], example: '2017-01-01' },
    { name: 'closedOn', cell: 'DAY', label: { id: 'Ditutup pada', en: 'Closed on' }, headers: ['ditutup_pada', 'closed_on', 'tanggal_tutup'], example: '' },
    { name: 'validFrom', cell: 'DAY', label: { id: 'Di bawah induk sejak', en: 'Under this parent from' }, headers: ['berlaku_sejak', 'valid_from', 'mulai_berlaku'], example: '' },
    municipality,
  ],
}

const employees: Layout = {
  id: 'EMPLOYEES',
  kind: 'EMPLOYEES',
  fields: [
    nip(true),
    { name: 'name', cell: 'TEXT', required: true, label: { id: 'Nama', en: 'Name' }, headers: ['nama', 'name', 'nama_pegawai', 'nama_lengkap'], example: 'Siti Rahmawati' },
    { name: 'employment', cell: 'CHOICE', required: true, label: { id: 'Status kepegawaian', en: 'Employment' }, headers: ['status', 'employment', 'status_kepegawaian', 'jenis_asn'], choices: { pns: 'PNS', pppk: 'PPPK', p3k: 'PPPK' }, example: 'PNS' },
    { name: 'grade', cell: 'CODE', required: true, most: 8, label: { id: 'Golongan', en: 'Grade' }, headers: ['golongan', 'grade', 'gol', 'golongan_ruang'], example: 'III/b' },
    { name: 'joinedOn', cell: 'DAY', required: true, label: { id: 'Mulai bekerja', en: 'Joined on' }, headers: ['mulai_bekerja', 'joined_on', 'tmt_cpns', 'tmt', 'tanggal_masuk'], example: '2015-03-01' },
    { name: 'leftOn', cell: 'DAY', label: { id: 'Berhenti pada', en: 'Left on' }, headers: ['berhenti_pada', 'left_on', 'tanggal_berhenti'], example: '' },
    { name: 'positionCode', cell: 'CODE', most: 40, label: { id: 'Kode jabatan', en: 'Position code' }, headers: ['kode_jabatan', 'position_code'], example: 'DINKES-KABID-1' },
    { name: 'positionTitle', cell: 'TEXT', label: { id: 'Jabatan', en: 'Position' }, headers: ['jabatan', 'position', 'nama_jabatan', 'position_title'], example: 'Kepala Bidang Kesehatan Masyarakat' },
    { name: 'positionType', cell: 'CHOICE', label: { id: 'Jenis jabatan', en: 'Position type' }, headers: ['jenis_jabatan', 'position_type'], choices: { jpt: 'JPT', administrator: 'ADMINISTRATOR', pengawas: 'PENGAWAS', pelaksana: 'PELAKSANA', fungsional: 'FUNGSIONAL', jf: 'FUNGSIONAL' }, example: 'Administrator' },
    agency,
    { name: 'assignmentKind', cell: 'CHOICE', label: { id: 'Penugasan', en: 'Assignment' }, headers: ['penugasan', 'assignment_kind', 'jenis_penugasan'], choices: { definitif: 'DEFINITIVE', definitive: 'DEFINITIVE', plt: 'ACTING', plh: 'ACTING', acting: 'ACTING' }, example: 'Definitif' },
    { name: 'supervisor', cell: 'NIP', label: { id: 'NIP atasan', en: "Supervisor's NIP" }, headers: ['nip_atasan', 'supervisor_nip', 'atasan', 'nip_atasan_langsung'], example: '198001012005011001' },
    { name: 'validFrom', cell: 'DAY', label: { id: 'Menjabat sejak', en: 'In position from' }, headers: ['menjabat_sejak', 'valid_from', 'tmt_jabatan', 'berlaku_sejak'], example: '2024-01-01' },
    { name: 'validTo', cell: 'DAY', label: { id: 'Menjabat sampai (hari pertama tidak lagi)', en: 'Until (first day no longer)' }, headers: ['menjabat_sampai', 'valid_to', 'berlaku_sampai'], example: '' },
    municipality,
  ],
}

const indicators: Layout = {
  id: 'INDICATORS',
  kind: 'INDICATORS',
  fields: [
    { name: 'code', cell: 'CODE', required: true, most: 40, label: { id: 'Kode', en: 'Code' }, headers: ['kode', 'code', 'kode_indikator', 'indicator_code'], example: 'KES-01' },
    { name: 'name', cell: 'TEXT', required: true, label: { id: 'Nama indikator', en: 'Name' }, headers: ['nama', 'name', 'nama_indikator', 'indikator', 'indicator'], example: 'Kasus demam berdarah' },
    { name: 'description', cell: 'TEXT', most: 2000, label: { id: 'Uraian', en: 'Description' }, headers: ['uraian', 'description', 'keterangan', 'definisi'], example: '' },
    { name: 'type', cell: 'CHOICE', required: true, label: { id: 'Jenis', en: 'Type' }, headers: ['jenis', 'type', 'jenis_indikator', 'tipe'], choices: typeWords, example: 'Jumlah' },
    { name: 'unit', cell: 'TEXT', required: true, most: 40, label: { id: 'Satuan', en: 'Unit' }, headers: ['satuan', 'unit'], example: 'kasus' },
    { name: 'polarity', cell: 'CHOICE', choices: polarityWords, label: { id: 'Polaritas', en: 'Polarity' }, headers: ['polaritas', 'polarity', 'arah'], example: 'Minimal' },
    { name: 'minimizeFormula', cell: 'CHOICE', choices: { linear: 'LINEAR', ratio: 'RATIO', rasio: 'RATIO' }, label: { id: 'Rumus makin kecil makin baik', en: 'Formula where less is better' }, headers: ['rumus_minimal', 'minimize_formula'], example: '' },
    { name: 'rangeCondition', cell: 'CHOICE', choices: { normal: 'NORMAL', khusus: 'SPECIAL', special: 'SPECIAL' }, label: { id: 'Kondisi di luar rentang', en: 'Condition outside the range' }, headers: ['kondisi_rentang', 'range_condition', 'kondisi'], example: '' },
    { name: 'overTime', cell: 'CHOICE', choices: { jumlah: 'SUM', sum: 'SUM', rata_rata: 'AVERAGE', average: 'AVERAGE', terakhir: 'LAST', last: 'LAST', min: 'MIN', minimum: 'MIN', max: 'MAX', maksimum: 'MAX' }, label: { id: 'Konsolidasi antarwaktu', en: 'Over time' }, headers: ['antarwaktu', 'over_time', 'konsolidasi_waktu'], example: 'Jumlah' },
    { name: 'overSubjects', cell: 'CHOICE', choices: { jumlah: 'SUM', sum: 'SUM', rata_rata: 'AVERAGE', average: 'AVERAGE', rasio: 'RATIO', ratio: 'RATIO', tidak: 'NONE', none: 'NONE' }, label: { id: 'Konsolidasi antarunit', en: 'Over subjects' }, headers: ['antarunit', 'over_subjects', 'konsolidasi_unit'], example: 'Jumlah' },
    { name: 'cadence', cell: 'CHOICE', required: true, choices: { bulanan: 'MONTH', month: 'MONTH', monthly: 'MONTH', triwulan: 'QUARTER', triwulanan: 'QUARTER', quarter: 'QUARTER', quarterly: 'QUARTER', semester: 'SEMESTER', tahunan: 'YEAR', year: 'YEAR', yearly: 'YEAR' }, label: { id: 'Dilaporkan tiap', en: 'Reported every' }, headers: ['pelaporan', 'cadence', 'frekuensi', 'periode_laporan'], example: 'Bulanan' },
    { name: 'partOf', cell: 'CODE', most: 40, label: { id: 'Bagian dari (kode)', en: 'Part of (code)' }, headers: ['bagian_dari', 'part_of', 'kode_induk'], example: '' },
    { name: 'weight', cell: 'NUMBER', label: { id: 'Bobot', en: 'Weight' }, headers: ['bobot', 'weight'], example: '1' },
    { name: 'per', cell: 'NUMBER', label: { id: 'Per (100 = persen, 1000 = per seribu)', en: 'Per (100 is percent)' }, headers: ['per', 'pengali'], example: '' },
    { name: 'cap', cell: 'LIMIT', label: { id: 'Batas atas capaian (%)', en: 'Cap (%)' }, headers: ['batas_atas', 'cap'], example: '120' },
    { name: 'floor', cell: 'LIMIT', label: { id: 'Batas bawah capaian (%)', en: 'Floor (%)' }, headers: ['batas_bawah', 'floor'], example: '0' },
    { name: 'decimals', cell: 'WHOLE', label: { id: 'Angka desimal', en: 'Decimals' }, headers: ['desimal', 'decimals'], example: '0' },
    municipality,
  ],
}

/** THE LIST of layouts; of those of one kind the first whose required columns are all there is taken, else the kind's own (the last). */
export const layouts: readonly Layout[] = [agencies, employees, indicators, targets, publishedRevenue, observations]
export const layoutsOf = (kind: ImportKind): Layout[] => layouts.filter((layout) => layout.kind === kind)
export const layoutNamed = (id: string): Layout => layouts.find((layout) => layout.id === id)!
