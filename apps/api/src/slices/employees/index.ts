import type { Slice } from '../../platform/slice'
import { employeeDimensions } from './employee.report'
import { AssignmentResolver, EmployeeResolver, PositionResolver } from './employee.resolver'

export { Employee } from './employee.object'
export { employeeLoader, employeeOf } from './employee.store'
export { assignmentsOf, employeesReached, rowsReached, todayIn } from './reach'
export { subjectOf } from './subject'

export const employees: Slice = { name: 'employees', resolvers: [EmployeeResolver, AssignmentResolver, PositionResolver], dimensions: employeeDimensions }
