import { codeInMunicipality, filterOps, type FactKind } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql, type Sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, CONTAINS, IS_NULL } = filterOps
const facts: readonly FactKind[] = ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION', 'SCORECARD']

/** Who holds the assignment that a fact is about; nobody where it is about an agency. The same for every fact of a target. */
const holder: Sql = sql`
  LEFT JOIN assignment hs ON hs.municipality_id = f.municipality_id AND hs.id = f.subject_id
  LEFT JOIN position ho ON ho.municipality_id = hs.municipality_id AND ho.id = hs.position_id
  LEFT JOIN employee he ON he.municipality_id = hs.municipality_id AND he.id = hs.employee_id`

const people: Sql = sql`
  SELECT e.municipality_id, e.id::text AS key, e.municipality_id || ':' || e.nip AS member, p.name, NULL::int AS level, jsonb_build_object('GRADE', e.grade, 'EMPLOYMENT', e.employment) AS attributes
  FROM employee e JOIN person p ON p.municipality_id = e.municipality_id AND p.id = e.person_id`
const attributes = [
  { id: 'GRADE', label: { id: 'Golongan', en: 'Grade' } },
  { id: 'EMPLOYMENT', label: { id: 'Status kepegawaian', en: 'Employment' } },
]

/** I/a to IV/e of a PNS, I to XVII of a PPPK. */
const letters = { I: 'abcd', II: 'abcd', III: 'abcd', IV: 'abcde' }
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII']
const grades = [...Object.entries(letters).flatMap(([step, rooms]) => [...rooms].map((room) => `${step}/${room}`)), ...romans]

/** Facts about persons count only as far as the asker's report.person reaches, whatever the dimensions: the engine sees to it. */
export const employeeDimensions: readonly SqlDimension[] = [
  {
    id: 'EMPLOYEE',
    label: { id: 'Pegawai', en: 'Employee' },
    description: { id: 'Pegawai yang dinilai; tanpa pegawai bila angka milik unit.', en: 'Whom the figure is about; nobody where it is an agency’s own.' },
    kind: 'CODE',
    facts,
    operators: [EQ, IN, NOT_IN, CONTAINS, IS_NULL],
    code: codeInMunicipality,
    join: holder,
    sql: sql`hs.employee_id`,
    ofTarget: true,
    register: people,
    attributes,
    permission: 'report.person',
  },
  {
    id: 'ASSESSOR',
    label: { id: 'Penilai', en: 'Assessor' },
    description: { id: 'Atasan langsung pegawai pada jabatan itu.', en: 'Who leads the employee in that post.' },
    kind: 'CODE',
    facts,
    operators: [EQ, IN, NOT_IN, CONTAINS, IS_NULL],
    code: codeInMunicipality,
    join: holder,
    sql: sql`hs.supervisor_id`,
    ofTarget: true,
    register: people,
    attributes,
    permission: 'report.person',
  },
  {
    id: 'POSITION_TYPE',
    label: { id: 'Jenis jabatan', en: 'Position type' },
    description: { id: 'Jenis jabatan pegawai; tanpa jenis bila angka milik unit.', en: 'The kind of post; none where the figure is an agency’s own.' },
    kind: 'CHOICE',
    facts,
    operators: [EQ, IN, NOT_IN, IS_NULL],
    choices: [
      { id: 'JPT', label: { id: 'Pimpinan tinggi', en: 'Senior executive' } },
      { id: 'ADMINISTRATOR', label: { id: 'Administrator', en: 'Administrator' } },
      { id: 'PENGAWAS', label: { id: 'Pengawas', en: 'Supervisor' } },
      { id: 'PELAKSANA', label: { id: 'Pelaksana', en: 'Implementer' } },
      { id: 'FUNGSIONAL', label: { id: 'Fungsional', en: 'Functional' } },
    ],
    join: holder,
    sql: sql`ho.type::text`,
    ofTarget: true,
  },
  {
    id: 'GRADE',
    label: { id: 'Golongan', en: 'Grade' },
    description: { id: 'Golongan pegawai saat ini; tanpa golongan bila angka milik unit.', en: 'The employee’s grade of today; none where the figure is an agency’s own.' },
    kind: 'CHOICE',
    facts,
    operators: [EQ, IN, NOT_IN, IS_NULL],
    choices: grades.map((id) => ({ id, label: { id, en: id } })),
    join: holder,
    sql: sql`he.grade`,
    ofTarget: true,
  },
  {
    id: 'EMPLOYMENT',
    label: { id: 'Status kepegawaian', en: 'Employment' },
    description: { id: 'PNS atau PPPK; tanpa status bila angka milik unit.', en: 'PNS or PPPK; none where the figure is an agency’s own.' },
    kind: 'CHOICE',
    facts,
    operators: [EQ, IN, NOT_IN, IS_NULL],
    choices: [
      { id: 'PNS', label: { id: 'PNS', en: 'Civil servant (PNS)' } },
      { id: 'PPPK', label: { id: 'PPPK', en: 'Contract (PPPK)' } },
    ],
    join: holder,
    sql: sql`he.employment::text`,
    ofTarget: true,
  },
]
