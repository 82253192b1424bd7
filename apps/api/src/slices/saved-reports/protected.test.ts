import { parseReportQuery, type ReportQueryDraft } from '@tolok/domain'
import { declaredReports, declareReportIds } from '../../platform/report-ids'
import { slices } from '../../slices'
import { protectedIn } from './publication'

const [measure] = slices.flatMap(({ measures = [] }) => measures)
declareReportIds([
  ...slices,
  { name: 'closed', resolvers: [], measures: [{ ...measure!, id: 'SALARY', permission: 'report.person' }] },
])
const closedIn = (draft: ReportQueryDraft) => {
  const parsed = parseReportQuery({ measures: ['ACHIEVEMENT'], period: { fixed: '2026' }, ...draft }, declaredReports(), { today: '2026-11-25', now: 0 })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return protectedIn(parsed.value).map(({ code, measure, dimension }) => `${code} ${String(measure ?? dimension)}`)
}
const onEmployee = { on: 'EMPLOYEE', op: 'EQ', values: ['1671:X'] }

test.each<[ReportQueryDraft, string[]]>([
  [{}, []],
  [{ rows: [{ by: 'AGENCY', level: 1 }], where: { on: 'INDICATOR', op: 'EQ', values: ['1671:X'] } }, []],
  [{ measures: ['SALARY'] }, ['FORBIDDEN_MEASURE SALARY']],
  [{ rows: [{ by: 'EMPLOYEE' }] }, ['FORBIDDEN_DIMENSION EMPLOYEE']],
  [{ columns: [{ by: 'EMPLOYEE' }], measures: ['ACHIEVEMENT', 'SALARY'] }, ['FORBIDDEN_MEASURE SALARY', 'FORBIDDEN_DIMENSION EMPLOYEE']],
  [{ where: { not: { or: [onEmployee, onEmployee] } } }, ['FORBIDDEN_DIMENSION EMPLOYEE']],
])('%j: %j', (draft, closed) => expect(closedIn(draft)).toEqual(closed))
