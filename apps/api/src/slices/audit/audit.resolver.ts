import { IsOptional, MaxLength } from 'class-validator'
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql'
import { databaseOf, scopeOf, type Context } from '../../platform/context'
import { PageArgs } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { AuditEvent, AuditEventPage } from './audit-event.object'
import { auditEvents } from './audit-event.store'

@ArgsType()
class AuditEventArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: "Events on objects of this kind: 'OBSERVATION'." })
  @IsOptional()
  @MaxLength(40)
  objectType?: string

  @Field(() => String, { nullable: true, description: 'Events on this object.' })
  @IsOptional()
  @MaxLength(60)
  objectId?: string
}

@Resolver(() => AuditEvent)
export class AuditResolver {
  @Needs('audit.read')
  @Query(() => AuditEventPage, { description: 'The newest first.' })
  auditEvents(@Ctx() context: Context, @Args(() => AuditEventArgs) args: AuditEventArgs): Promise<AuditEventPage> {
    return auditEvents(scopeOf(context), databaseOf(context), args)
  }
}
