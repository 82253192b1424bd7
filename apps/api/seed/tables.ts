/** The columns that seeds write, tables in an order in which every foreign key finds its row. */
export const columnsOf = {
  municipality: ['id', 'name', 'kind', 'province', 'time_zone', 'report_deadline_days', 'demonstration', 'created_at'],
  region_code: ['municipality_id', 'valid_from', 'code'],
  source: ['municipality_id', 'id', 'code', 'name', 'kind'],
  agency: ['municipality_id', 'id', 'code', 'name', 'kind', 'opened_on', 'closed_on', 'successor_id', 'recorded_at'],
  agency_placement: ['municipality_id', 'id', 'agency_id', 'parent_id', 'valid_from', 'valid_to'],
  agency_ancestry: ['municipality_id', 'agency_id', 'level', 'ancestor_id', 'valid_from', 'valid_to'],
  person: ['municipality_id', 'id', 'name', 'recorded_at'],
  employee: ['municipality_id', 'id', 'person_id', 'nip', 'employment', 'grade', 'joined_on', 'left_on', 'recorded_at'],
  position: ['municipality_id', 'id', 'agency_id', 'code', 'title', 'type'],
  assignment: ['municipality_id', 'id', 'employee_id', 'position_id', 'kind', 'supervisor_id', 'valid_from', 'valid_to'],
  exemption: ['municipality_id', 'id', 'assignment_id', 'valid_from', 'valid_to', 'reason'],
  account: ['id', 'username', 'name', 'password_hash', 'municipality_id', 'employee_id', 'created_at'],
  account_role: ['id', 'account_id', 'role', 'municipality_id', 'agency_id', 'valid_from', 'valid_to'],
  indicator: ['municipality_id', 'id', 'code', 'name', 'description', 'type', 'unit', 'polarity', 'minimize_formula', 'over_time', 'over_subjects', 'cadence', 'part_of_id', 'weight', 'cap', 'floor', 'decimals', 'recorded_at'],
  target: ['municipality_id', 'id', 'indicator_id', 'agency_id', 'assignment_id', 'subject_id', 'period', 'period_from', 'period_to', 'source_id', 'recorded_at'],
  target_revision: ['municipality_id', 'id', 'target_id', 'valid_from', 'value', 'value_high', 'reason', 'recorded_by', 'recorded_at'],
  observation: ['municipality_id', 'id', 'target_id', 'indicator_id', 'agency_id', 'subject_id', 'observed_on', 'value', 'numerator', 'denominator', 'source_id', 'evidence', 'supersedes_id', 'recorded_by', 'recorded_at', 'state', 'first_submitted_at', 'successor_state'],
  observation_state: ['municipality_id', 'id', 'observation_id', 'state', 'account_id', 'reason', 'recorded_at'],
} as const

export type Table = keyof typeof columnsOf
export type Cell = string | number | boolean | null
export type Row<T extends Table> = Record<(typeof columnsOf)[T][number], Cell>
