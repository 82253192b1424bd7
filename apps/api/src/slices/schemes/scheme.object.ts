import type { Day } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { SchemeYield } from '../../generated/prisma/enums'
import { pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'
import { SchemeRules } from './scheme-rules.object'

registerEnumType(SchemeYield, { name: 'SchemeYield', description: 'Whether it makes a score or a predicate; a score is never turned into a predicate.' })

@Needs('scheme.read')
@ObjectType({ description: 'A rule set by which people are appraised, as versioned data: national ones for everyone, and those of your own municipality.' })
export class Scheme {
  @Field(() => ID, { description: "Municipality (0 is national), code and version: '0:skp-2021@1'." }) id!: string
  @Field(() => String) code!: string
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String, { description: 'The regulation it follows.' }) regulation!: string
  @Field(() => DayScalar, { description: 'The first day of the periods it judges.' }) validFrom!: Date | Day
  @Field(() => DayScalar, { nullable: true, description: 'The first day that it no longer judges; null while it is in force.' }) validTo!: Date | Day | null
  @Field(() => DayScalar, { nullable: true, description: 'The first day that it no longer judges, also where the next version begins; null while it is in force.' })
  endsOn?: Date | Day | null
  @Field(() => SchemeYield) yields!: SchemeYield
  @Field(() => Boolean, { description: 'Of the nation, not of one municipality.' }) national!: boolean
  @Field(() => GraphQLJSON, { description: 'The whole rule set: weights, caps, rounding, bands, matrix, sources and what no source confirms.' }) document!: unknown
  @Field(() => String, { description: 'SHA-256 of the document, by which a score names the rules it was made with.' }) contentHash!: string
  @Field(() => SchemeRules, { nullable: true, description: 'The same as the document, typed; null where the document is none that this version can read.' })
  rules?: SchemeRules | null
  municipalityId!: number
  key!: string
}

@Needs('scheme.read')
@ObjectType({ description: 'A page of schemes, the latest in force first.' })
export class SchemePage extends pageOf(Scheme) {}
