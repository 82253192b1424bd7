import type { Slice } from '../../platform/slice'
import { AssignmentResolver, EmployeeResolver, PositionResolver } from './employee.resolver'

export { Employee } from './employee.object'
export { employeeLoader } from './employee.store'
export { rowsReached, todayIn } from './reach'

export const employees: Slice = { name: 'employees', resolvers: [EmployeeResolver, AssignmentResolver, PositionResolver] }
