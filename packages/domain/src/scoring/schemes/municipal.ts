/**
 * The policies of the five towns for which Tolok was asked: data over the shared engine, not code. Their own descriptions name components,
 * cadence and what must come first; the weights and the use of the Permendagri bands are this platform's proposal, to be decided by each town
 * in its own regulation, and are listed as unverified. A score made by them is never turned into a predicate of PermenPANRB 6/2022.
 */
import { exactly } from '../../number'
import type { Words } from '../../words'
import { permendagri86 } from '../scales'
import type { Scheme, SchemeComponent } from '../scheme'

const component = (code: string, id: string, en: string, weight: string): SchemeComponent => ({
  code,
  label: { id, en },
  weight: exactly(weight),
})

type Policy = Pick<Scheme, 'id' | 'weights' | 'cadence' | 'requirements'> & { readonly label: Words; readonly description: string }

const policy = ({ description, ...own }: Policy): Scheme => ({
  ...own,
  version: 1,
  regulation: description,
  sources: [description],
  unverified: ['weights', 'cap', 'scale', 'validFrom'],
  validFrom: '2026-01-01',
  validTo: null,
  yields: 'SCORE',
  floor: exactly('0'),
  cap: exactly('120'), // as PermenPANRB 8/2021 does with values
  rounding: { decimals: 2, mode: 'HALF_UP' },
  scale: permendagri86,
  matrix: null,
})

/** Objective assessment: main indicators, what citizens say, and innovation that was adopted and measured. */
export const kepahiang2026 = policy({
  id: 'KEPAHIANG_2026',
  label: { id: 'Penilaian objektif Kabupaten Kepahiang', en: 'Objective assessment of Kepahiang' },
  description: 'Uraian sistem Kabupaten Kepahiang: IKU, kepuasan masyarakat, inovasi, penilai terlatih; belum berupa peraturan',
  cadence: ['QUARTER', 'YEAR'],
  requirements: ['RATER_TRAINED'],
  weights: [
    component('IKU', 'Indikator kinerja utama', 'Main performance indicators', '60'),
    component('CITIZEN_INDEX', 'Kepuasan masyarakat', 'Citizen satisfaction', '25'),
    component('INNOVATION', 'Inovasi', 'Innovation', '15'),
  ],
})

/** Performance-based management of a kecamatan of Palembang: monthly self-reports that the superior evaluates. */
export const plaju2026 = policy({
  id: 'PLAJU_2026',
  label: { id: 'Manajemen kinerja Kecamatan Plaju, Kota Palembang', en: 'Performance management of Plaju, Palembang' },
  description: 'Uraian sistem Kecamatan Plaju: indikator terukur, laporan bulanan yang dinilai atasan, pelatihan; belum berupa peraturan',
  cadence: ['MONTH'],
  requirements: ['TRAINING_FROM_GAPS'],
  weights: [
    component('INDICATORS', 'Indikator kinerja', 'Performance indicators', '70'),
    component('SUPERIOR', 'Penilaian atasan', "Superior's evaluation", '20'),
    component('TRAINING', 'Pelatihan', 'Training', '10'),
  ],
})

/** Achievement against targets set beforehand, many of them milestones in remote areas. */
export const sofifi2026 = policy({
  id: 'SOFIFI_2026',
  label: { id: 'Penilaian berbasis capaian Sofifi, Kota Tidore Kepulauan', en: 'Achievement-based assessment of Sofifi, Tidore Kepulauan' },
  description: 'Uraian sistem Sofifi: target ditetapkan di awal, laporan bulanan, rencana kerja tertata; belum berupa peraturan',
  cadence: ['MONTH'],
  requirements: ['WORK_PLAN_FIRST'],
  weights: [
    component('TARGETS', 'Capaian target', 'Targets achieved', '70'),
    component('MILESTONES', 'Tahapan proyek', 'Project milestones', '30'),
  ],
})

/** Three sources that stay separately visible; one that is absent leaves its weight to the others. */
export const sabang2026 = policy({
  id: 'SABANG_2026',
  label: { id: 'Penilaian berbasis kompetensi Kota Sabang', en: 'Competency-based assessment of Sabang' },
  description:
    'Uraian sistem Kota Sabang: penilaian diri, penilaian atasan, umpan balik masyarakat, kompetensi jabatan; belum berupa peraturan',
  cadence: ['SEMESTER'],
  requirements: ['TRAINING_FROM_GAPS'],
  weights: [
    component('SELF', 'Penilaian diri', 'Self evaluation', '20'),
    component('SUPERIOR', 'Penilaian atasan', "Superior's evaluation", '50'),
    component('PUBLIC', 'Umpan balik masyarakat', 'Public feedback', '30'),
  ],
})

/** A clear work plan, complaints answered in time, and results of agencies shown to citizens. */
export const sawahlunto2026 = policy({
  id: 'SAWAHLUNTO_2026',
  label: { id: 'Penilaian berbasis evaluasi Kota Sawahlunto', en: 'Evaluation-based assessment of Sawahlunto' },
  description:
    'Uraian sistem Kota Sawahlunto: rencana kerja, laporan berkala, tanggapan pengaduan, mutu layanan, pembinaan; belum berupa peraturan',
  cadence: ['QUARTER'],
  requirements: ['WORK_PLAN_FIRST', 'COACHING_WHEN_WEAK', 'AGENCY_RESULTS_PUBLISHED'],
  weights: [
    component('WORK_PLAN', 'Rencana kerja', 'Work plan', '60'),
    component('COMPLAINTS', 'Waktu tanggap pengaduan', 'Complaint response time', '20'),
    component('SERVICE_QUALITY', 'Mutu layanan', 'Service quality', '20'),
  ],
})

/** THE LIST of municipal policies, in the order of the towns' names. */
export const municipalSchemes: readonly Scheme[] = [kepahiang2026, plaju2026, sabang2026, sawahlunto2026, sofifi2026]
