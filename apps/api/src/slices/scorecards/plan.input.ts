import type { Expectation, OrganisationPredicate } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { DecimalScalar } from '../../platform/scalars'
import { expectations, organisationPredicates, RatingKind } from './scorecard.object'

@InputType({ description: 'One indicator by which a person is to be judged.' })
export class PlanItemDraft {
  @Field(() => ID, {
    description: "A target of one of the person's assignments. All targets of that assignment with the same indicator inside the period count.",
  })
  @MaxLength(100)
  targetId!: string
  @Field(() => String, { description: "The code of a component of the scheme; 'EVIDENCE' under a scheme that yields a predicate." })
  @MaxLength(40)
  component!: string
  @Field(() => DecimalScalar, { description: 'Percent of the component; those of one component and post are 100 together.' }) @IsOptional() weight!: string
  @Field(() => DecimalScalar, { nullable: true, description: 'Judge the change against this figure.' }) @IsOptional() baseline?: string | null
  @Field(() => Boolean, { nullable: true, description: 'The target is the most that can be reached (PermenPANRB 8/2021).' }) @IsOptional() attainableMaximum?:
    boolean | null
}

@InputType({ description: 'By which scheme a person is to be appraised in a period.' })
export class PlanDraft {
  @Field(() => ID, { description: "'1671:<nip>'" }) @MaxLength(100) employeeId!: string
  @Field(() => String, { description: "'2026', '2026-S1', '2026-Q1' or '2026-03', as the scheme's cadence has it." }) @MaxLength(10) period!: string
  @Field(() => ID, { description: "'0:PREDICATE_2022@1', or one of the municipality's own." }) @MaxLength(100) schemeId!: string
  @Field(() => Boolean, { nullable: true, description: 'For practice: never sealed, counts for nothing. Cannot be changed later.' }) @IsOptional() practice?:
    boolean | null
  @Field(() => [PlanItemDraft], { nullable: true, description: 'They may also be set later.' }) @IsOptional() items?: PlanItemDraft[] | null
}

@InputType({ description: 'What a person rates. FIGURE: component and value; RESULT and BEHAVIOUR: expectation.' })
export class RatingDraft {
  @Field(() => RatingKind) @IsOptional() kind!: RatingKind
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) component?: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent, 0 to 200.' }) @IsOptional() value?: string | null
  @Field(() => expectations, { nullable: true }) @IsOptional() expectation?: Expectation | null
  @Field(() => String, { nullable: true, description: 'Why.' }) @IsOptional() note?: string | null
}

@InputType({ description: 'The predicate of an agency in a period.' })
export class OrganisationRatingDraft {
  @Field(() => ID, { description: "'1671:BAPENDA'" }) @MaxLength(100) agencyId!: string
  @Field(() => String) @MaxLength(10) period!: string
  @Field(() => organisationPredicates) @IsOptional() predicate!: OrganisationPredicate
}
