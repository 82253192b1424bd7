import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { Agency, agencyLoader } from '../agencies'
import { Municipality, municipalityLoader } from '../municipalities'
import { Assignment, Employee, EmployeeArgs, EmployeePage, Position } from './employee.object'
import { assignmentsLoader, employeeLoader, employeeOf, listEmployees } from './employee.store'

@Resolver(() => Employee)
export class EmployeeResolver {
  @Needs('employee.read')
  @Query(() => EmployeePage, { description: 'The employees you may see, by name.' })
  employees(@Ctx() context: Context, @Args(() => EmployeeArgs) args: EmployeeArgs): Promise<Page<Employee>> {
    return listEmployees(scopeOf(context), sqlOf(context), args)
  }

  @Needs('employee.read')
  @Query(() => Employee, { nullable: true, description: "One employee by id ('1671:<nip>'); NOT_FOUND when there is none that you may see." })
  employee(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Employee> {
    return employeeOf(scopeOf(context), sqlOf(context), id)
  }

  @FieldResolver(() => Municipality)
  municipality(@Root() root: Employee, @Ctx() context: Context): Promise<Municipality | null> {
    return perOperation(context, municipalityLoader).load(root.municipalityId)
  }

  @FieldResolver(() => [Assignment], { description: 'Every post held, the latest first.' })
  assignments(@Root() root: Employee, @Ctx() context: Context): Promise<Assignment[]> {
    return perOperation(context, assignmentsLoader).load(root)
  }

  @FieldResolver(() => Assignment, { nullable: true, description: 'The post held today; the definitive one before an acting one.' })
  async current(@Root() root: Employee, @Ctx() context: Context): Promise<Assignment | null> {
    const held = (await perOperation(context, assignmentsLoader).load(root)).filter((one) => one.isCurrent)
    return held.find((one) => one.kind === 'DEFINITIVE') ?? held[0] ?? null
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => Employee, { nullable: true, description: 'Who appraises; null where there is nobody, or nobody whom you may see.' })
  async supervisor(@Root() root: Assignment, @Ctx() context: Context): Promise<Employee | null> {
    return root.supervisorId === null ? null : perOperation(context, employeeLoader).load({ municipalityId: root.municipalityId, key: root.supervisorId })
  }
}

@Resolver(() => Position)
export class PositionResolver {
  @FieldResolver(() => Agency)
  agency(@Root() root: Position, @Ctx() context: Context): Promise<Agency | null> {
    return perOperation(context, agencyLoader).load({ municipalityId: root.municipalityId, key: root.agencyId })
  }
}
