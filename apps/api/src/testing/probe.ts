import { IsOptional, MaxLength } from 'class-validator'
import { GraphQLError } from 'graphql'
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, InterfaceType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { scopeOf, type Context } from '../platform/context'
import { Refusal } from '../platform/errors'
import { PageArgs, pageOf, toPage } from '../platform/page'
import { Heavy, Needs } from '../platform/policy'
import { DayScalar, DecimalScalar } from '../platform/scalars'
import type { Slice } from '../platform/slice'

/** A slice only tests know: every way a field can answer, refuse or fail. */
@Needs('SIGNED_IN')
@ObjectType()
export class Probe {
  @Field(() => ID) id!: string
  @Field(() => String) text!: string
  @Field(() => DayScalar) day!: string
  @Field(() => String, { nullable: true }) tags?: string
  @Needs('audit.read')
  @Field(() => String)
  canary!: string
}

@Needs('SIGNED_IN')
@ObjectType()
export class ProbePage extends pageOf(Probe) {}

@InterfaceType()
abstract class Named {
  @Field(() => String) name!: string
}
@Needs('SIGNED_IN')
@ObjectType({ implements: Named })
class Open extends Named {
  kind = 'OPEN'
}
@Needs('audit.read')
@ObjectType({ implements: Named })
class Closed extends Named {
  kind = 'CLOSED'
}

@InputType()
class ProbeTag {
  @Field(() => String, { defaultValue: 'plain' }) name!: string
  @Field(() => Int, { nullable: true, defaultValue: 2 }) @IsOptional() rank?: number | null
}

@InputType()
class ProbeDraft {
  @Field(() => String) @MaxLength(10) text!: string
  @Field(() => DayScalar) day!: string
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() amount?: string
  @Field(() => ProbeTag, { nullable: true }) @IsOptional() tag?: ProbeTag | null
  @Field(() => [ProbeTag], { defaultValue: [] }) tags!: ProbeTag[]
}

export const canary = 'CANARY-7f3a'
const probe = (number: number): Probe => ({ id: String(number), text: `probe ${number}`, day: '2026-03-31', canary })

@Resolver(() => Probe)
class ProbeResolver {
  @Needs('SIGNED_IN')
  @Query(() => ProbePage)
  probes(@Args(() => PageArgs) { first }: PageArgs): ProbePage {
    return toPage([1, 2, 3, 4].map(probe).slice(0, first + 1), first, 4, (row) => row.id)
  }

  @Needs('SIGNED_IN')
  @Query(() => Probe, { nullable: true })
  probe(@Arg('id', () => Int) id: number): Probe | null {
    return id > 0 ? probe(id) : null
  }

  @Needs('SIGNED_IN')
  @Query(() => [Named])
  named(): Named[] {
    return [Object.assign(new Open(), { name: 'open' }), Object.assign(new Closed(), { name: canary })]
  }

  @Needs('PUBLIC')
  @Query(() => String)
  hello(@Arg('to', () => String, { nullable: true }) to?: string): string {
    return `hello ${to ?? 'world'}`
  }

  @Needs('SIGNED_IN')
  @Heavy()
  @Query(() => String)
  async slow(@Arg('ms', () => Int) ms: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return 'done'
  }

  @Needs('SIGNED_IN')
  @Mutation(() => Probe)
  recordProbe(@Arg('draft', () => ProbeDraft) draft: ProbeDraft): Probe {
    ProbeResolver.recorded++
    if (draft.day > '2026-12-31') throw new Refusal('BAD_INPUT', [{ code: 'DEADLINE_PASSED', path: ['draft', 'day'] }])
    return { ...probe(9), text: draft.text, day: draft.day, tags: [draft.tag, ...draft.tags].map((tag) => `${tag?.name} ${tag?.rank}`).join(', ') }
  }
  static recorded = 0

  @FieldResolver(() => Probe, { nullable: true })
  child(@Root() parent: Probe): Probe | null {
    return probe(Number(parent.id) + 10)
  }
  @FieldResolver(() => ProbePage)
  children(@Root() parent: Probe, @Args(() => PageArgs) { first }: PageArgs): ProbePage {
    return toPage([probe(Number(parent.id) + 20)], first, 1, (row) => row.id)
  }
  @FieldResolver(() => String, { nullable: true })
  failsNullable(): string {
    throw new Error('relation "person" does not exist: select secret from person where nip = 198001012005011001')
  }
  @FieldResolver(() => String)
  failsNonNull(): string {
    throw new GraphQLError('someone else is talking', { originalError: new Error('secret') })
  }
  @FieldResolver(() => String)
  refuses(): string {
    throw new Refusal('CONFLICT', [{ code: 'CONFLICT', path: ['version'], current: 3 }])
  }
  @FieldResolver(() => String)
  nullNonNull(): string {
    return null as never
  }
  @FieldResolver(() => String, { nullable: true })
  async databaseFails(@Ctx() context: Context): Promise<string> {
    await context.databases.sqlOf(scopeOf(context)).query("insert into person (municipality_id, id, name) values (1671, 'no-uuid', 'Ibu Sari')")
    return 'never'
  }
}

export const recordedProbes = () => ProbeResolver.recorded
export const probes: Slice = { name: 'probes', resolvers: [ProbeResolver, Open, Closed] }
