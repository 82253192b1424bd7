/**
 * Foreign keys from one slice's table into another's. Prisma's models stop at the slice (see CONTRIBUTING), so the SQL
 * migrations add these by hand, and a comparison of models and tables must neither drop them nor miss one that is gone.
 */
export const foreignKeys = [
  'agency_municipality_fkey',
  'agency_ancestry_agency_fkey',
  'person_municipality_fkey',
  'position_agency_fkey',
  'indicator_municipality_fkey',
  'source_municipality_fkey',
  'target_indicator_fkey',
  'target_agency_fkey',
  'target_assignment_fkey',
  'target_source_fkey',
  'observation_target_fkey',
  'observation_source_fkey',
  'observation_import_job_fkey',
  'import_job_municipality_fkey',
  'plan_employee_fkey',
  'plan_scheme_fkey',
  'plan_item_assignment_fkey',
  'plan_item_indicator_fkey',
  'organisation_rating_agency_fkey',
  'scheme_draft_base_fkey',
  'scheme_draft_published_fkey',
  'simulated_plan_plan_fkey',
  'saved_report_agency_fkey',
  'dashboard_agency_fkey',
  'report_schedule_report_fkey',
  'protected_cube_municipality_fkey',
  'protected_cell_agency_fkey',
  'cube_publication_municipality_fkey',
]
