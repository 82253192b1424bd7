import {
  exemptions,
  expectations,
  notAssessedReasons,
  organisationPredicates,
  predicates,
  type Day,
  type Exemption,
  type Expectation,
  type NotAssessedReason,
  type OrganisationPredicate,
  type Predicate,
} from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { RatingKind } from '../../generated/prisma/enums'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar } from '../../platform/scalars'
import { Words } from '../../platform/words'

registerEnumType(RatingKind, {
  name: 'RatingKind',
  description: 'What people rate: the FIGURE of a component in percent, or RESULT and BEHAVIOUR against what was expected.',
})
registerEnumType(expectations, { name: 'Expectation', description: 'Above, as, or below what was expected.' })
registerEnumType(predicates, {
  name: 'Predicate',
  description: 'The predicate of a person (PermenPANRB 6/2022). Only ratings make one; a score never becomes one.',
})
registerEnumType(organisationPredicates, { name: 'OrganisationPredicate', description: 'The predicate of an agency, which comes before those of its people.' })
registerEnumType(exemptions, { name: 'Exemption', description: 'Why someone is not appraised in a period, by rule.' })
const reasons = Object.fromEntries(notAssessedReasons.map((reason) => [reason, reason])) as { [K in NotAssessedReason]: K }
registerEnumType(reasons, { name: 'NotAssessedReason', description: 'Why there is neither score nor predicate.' })
export { expectations, predicates, organisationPredicates, reasons, RatingKind }

@Needs('scorecard.read')
@ObjectType({ description: 'A word on a scale, with its code.' })
export class ScorecardBand {
  @Field(() => String) code!: string
  @Field(() => Words) label!: Words
}

@Needs('scorecard.read')
@ObjectType({ description: 'Why nobody was judged.' })
export class NotAssessed {
  @Field(() => reasons) reason!: NotAssessedReason
  @Field(() => Words) words!: Words
  @Field(() => exemptions, { nullable: true, description: 'By which rule, where the reason is EXEMPT.' }) exemption!: Exemption | null
}

@Needs('scorecard.read')
@ObjectType({ description: 'Why a scorecard cannot be reckoned, by code and place in the plan.' })
export class ScorecardProblem {
  @Field(() => String) code!: string
  @Field(() => [String]) path!: string[]
}

@Needs('scorecard.read')
@ObjectType({
  description:
    'What came of an employee in a period (SKP), by one scheme: a score with its band, or a predicate, or why neither. Live until it is sealed: it follows every report and rating.',
})
export class Scorecard {
  @Field(() => ID, { description: 'Also the id of its plan.' }) id!: string
  @Field(() => String, { description: "'2026', '2026-S1', '2026-Q1' or '2026-03'." }) period!: string
  @Field(() => DayScalar) periodFrom!: Day
  @Field(() => DayScalar, { description: 'The last day of the period.' }) periodTo!: Day
  @Field(() => Boolean, { description: 'For practice: never sealed, counts for nothing.' }) practice!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'As the scheme rounds it: "84.00". Null under a scheme that yields a predicate, and where nothing could be judged.',
  })
  score!: string | null
  @Field(() => String, { nullable: true, description: 'The code of its band, for lists; `band` has the word too.' }) bandCode!: string | null
  @Field(() => reasons, { nullable: true, description: 'Why there is neither score nor predicate, for lists; `notAssessed` has the words too.' })
  notAssessedReason!: NotAssessedReason | null
  @Field(() => predicates, { nullable: true, description: 'Only under a scheme that yields one.' }) predicate!: Predicate | null
  @Field(() => String, {
    nullable: true,
    description: 'What the indicators say under a scheme that yields a predicate: shown beside it, never turned into it.',
  })
  evidence!: string | null
  @Field(() => String, { nullable: true, description: 'SHA-256 of what went in.' }) inputHash!: string | null
  @Field(() => String, { nullable: true, description: 'SHA-256 of the scheme.' }) schemeHash!: string | null
  @Field(() => String, { nullable: true, description: 'The version of the engine that reckoned it.' }) engine!: string | null
  @Field(() => GraphQLISODateTime, { nullable: true }) computedAt!: Date | null
  @Field(() => Boolean, { description: 'Something went in that this answer does not know yet; it is reckoned anew within moments.' }) stale!: boolean
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was sealed; from then on it does not change.' }) sealedAt!: Date | null
  municipalityId!: number
  key!: string
  employeeId!: string
  employeeName!: string
  schemeMunicipalityId!: number
  schemeKey!: string
  schemeCode!: string
  schemeVersion!: number
  problemList!: { code: string; path: (string | number)[] }[]
}

@Needs('scorecard.read')
@ObjectType({ description: 'A page of scorecards, the latest period first, then by name.' })
export class ScorecardPage extends pageOf(Scorecard) {}

@ArgsType()
export class ScorecardArgs extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => String, { nullable: true, description: "Only those of exactly this period: '2026', '2026-Q1'." }) @IsOptional() @MaxLength(10) period?:
    string | null
  @Field(() => ID, { nullable: true, description: 'Only those of people who held a post in this agency or below it in the period.' })
  @IsOptional()
  @MaxLength(100)
  agencyId?: string | null
  @Field(() => ID, { nullable: true, description: "Only those by this scheme: '0:PREDICATE_2022@1'." }) @IsOptional() @MaxLength(100) schemeId?: string | null
  @Field(() => ID, { nullable: true, description: 'Only those of this employee.' }) @IsOptional() @MaxLength(100) employeeId?: string | null
  @Field(() => String, { nullable: true, description: 'Only those in the band with this code.' }) @IsOptional() @MaxLength(40) band?: string | null
  @Field(() => predicates, { nullable: true, description: 'Only those with this predicate.' }) @IsOptional() predicate?: Predicate | null
  @Field(() => reasons, { nullable: true, description: 'Only those not assessed for this reason.' }) @IsOptional() notAssessed?: NotAssessedReason | null
  @Field(() => Boolean, { nullable: true, description: 'Only practice ones, or only real ones; both where nothing is said.' }) @IsOptional() practice?:
    boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Only sealed ones, or only live ones.' }) @IsOptional() sealed?: boolean | null
  @Field(() => String, { nullable: true, description: 'Only those of people whose name or NIP contains this.' }) @IsOptional() text?: string | null
}

@Needs('scorecard.read')
@ObjectType({ description: 'A scorecard that no longer changes, with everything it takes to reckon it again.' })
export class FinalScorecard {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'SHA-256 of the sealed text, 64 hexadecimal digits.' }) sha256!: string
  @Field(() => GraphQLISODateTime) sealedAt!: Date
  @Field(() => String, { nullable: true, description: 'Who sealed it.' }) sealedByName!: string | null
  @Field(() => String, { description: 'The sealed text: inputs, rules, engine version and answer. Reckoned again it gives the same bytes.' }) text!: string
  municipalityId!: number
  planId!: string
}

@Needs('scorecard.read')
@ObjectType({ description: 'What a person rated. A later one of the same kind takes its place; none is ever changed.' })
export class Rating {
  @Field(() => ID) id!: string
  @Field(() => RatingKind) kind!: RatingKind
  @Field(() => String, { nullable: true, description: 'The component, for a FIGURE.' }) component!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent, for a FIGURE.' }) value!: string | null
  @Field(() => expectations, { nullable: true, description: 'For RESULT and BEHAVIOUR.' }) expectation!: Expectation | null
  @Field(() => String, { description: 'Why.' }) note!: string
  @Field(() => Boolean, { description: 'The latest of its kind: the one that counts.' }) counts!: boolean
  @Field(() => String, { nullable: true, description: 'Who rated.' }) byName!: string | null
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  municipalityId!: number
  planId!: string
}

@Needs('agency.read')
@ObjectType({ description: 'The predicate of an agency in a period. A later one takes its place; none is ever changed.' })
export class OrganisationRating {
  @Field(() => ID) id!: string
  @Field(() => String) period!: string
  @Field(() => organisationPredicates) predicate!: OrganisationPredicate
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  municipalityId!: number
  agencyId!: string
}

@Needs('agency.read')
@ObjectType({ description: 'A page of predicates of agencies, the latest first.' })
export class OrganisationRatingPage extends pageOf(OrganisationRating) {}
