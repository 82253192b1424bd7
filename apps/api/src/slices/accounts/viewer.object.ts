import { roles, type Role } from '@tolok/domain'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Needs } from '../../platform/policy'

registerEnumType(roles, { name: 'Role', description: 'What someone is in a municipality.' })

@Needs('SIGNED_IN')
@ObjectType({ description: 'You, as signed in.' })
export class Viewer {
  @Field(() => String) username!: string
  @Field(() => String) name!: string
  @Field(() => [roles], { description: 'Your roles today.' }) roles!: Role[]
  @Field(() => [String], { description: "What your roles allow somewhere: 'observation.verify'. Screens hide the rest; the server decides anew each time." })
  permissions!: string[]

  /** Their own municipality, null for those who see all. */
  municipalityId!: number | null
}
