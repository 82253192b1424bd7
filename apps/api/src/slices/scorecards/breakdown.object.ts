import { expectations, predicates, type Day, type Expectation, type Predicate } from '@tolok/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { listOfAbout } from '../../platform/cost'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar } from '../../platform/scalars'
import { Words } from '../../platform/words'

const percent = 'Percent, six decimals; null where there is none.'

@Needs('scorecard.read')
@ObjectType({ description: 'A figure to be reached within the period of a scorecard.' })
export class ScorecardAim {
  @Field(() => ID, { description: 'The target.' }) targetId!: string
  @Field(() => String) period!: string
  @Field(() => DayScalar) periodFrom!: Day
  @Field(() => DayScalar) periodTo!: Day
  @Field(() => DecimalScalar) value!: string
  @Field(() => DecimalScalar, { nullable: true, description: 'The high bound of a RANGE.' }) valueHigh!: string | null
}

@Needs('scorecard.read')
@ObjectType({ description: 'One indicator of a plan and what came of it.' })
export class ScorecardItem {
  @Field(() => ID) id!: string
  @Field(() => Words) label!: Words
  @Field(() => String, { description: 'The code of its component.' }) component!: string
  @Field(() => DecimalScalar, { description: 'Percent of its component, as planned.' }) weight!: string
  @Field(() => String, { description: 'Its part of the component, 0 to 1, after absent ones were left out.' }) share!: string
  @Field(() => String, { nullable: true, description: percent }) figure!: string | null
  @Field(() => String, { nullable: true, description: 'What was observed, put together.' }) actual!: string | null
  @Field(() => String, { nullable: true, description: 'What it was judged against.' }) target!: string | null
  @Field(() => String, { nullable: true, description: 'The high bound of a RANGE.' }) targetHigh!: string | null
  @Field(() => String, { nullable: true, description: 'Of a ratio.' }) numerator!: string | null
  @Field(() => String, { nullable: true, description: 'Of a ratio.' }) denominator!: string | null
  @Field(() => String, { nullable: true, description: 'The achievement before cap and floor, percent.' }) raw!: string | null
  @Field(() => String, { nullable: true, description: 'The achievement in percent, two decimals, within cap and floor.' }) achievement!: string | null
  @Field(() => Boolean, { description: "The indicator's cap or the scheme's cut it." }) capped!: boolean
  @Field(() => String, { nullable: true, description: 'Why there is no figure.' }) missing!: string | null
  @Field(() => Words, { nullable: true, description: 'The same in words.' }) missingWords!: Words | null
  @Field(() => Int, { description: 'How many observations count.' }) observations!: number
  @Field(() => String) unit!: string
  @Field(() => Int, { description: 'Decimals with which its figures are shown.' }) decimals!: number
  @Field(() => [ScorecardAim], { complexity: listOfAbout(4), description: 'Its targets within the period.' }) aims!: ScorecardAim[]
  @Field(() => Boolean) attainableMaximum!: boolean
  @Field(() => DecimalScalar, { nullable: true, description: 'Judged is the change against this figure.' }) baseline!: string | null
  municipalityId!: number
  indicatorId!: string
}

@Needs('scorecard.read')
@ObjectType({ description: 'A component of a scheme in one segment.' })
export class ScorecardComponent {
  @Field(() => String) code!: string
  @Field(() => Words) label!: Words
  @Field(() => DecimalScalar, { description: 'Percent of the whole, as the scheme has it.' }) weight!: string
  @Field(() => String, { description: 'Its part of the segment, 0 to 1, after absent ones were left out.' }) share!: string
  @Field(() => String, { nullable: true, description: percent }) figure!: string | null
  @Field(() => Boolean, { description: 'Its figure was given by a person.' }) rated!: boolean
  @Field(() => [ScorecardItem], { complexity: listOfAbout(4) }) items!: ScorecardItem[]
}

@Needs('scorecard.read')
@ObjectType({ description: 'A stretch of the period in one post. Segments count by their days.' })
export class ScorecardSegment {
  @Field(() => ID, { description: 'The assignment.' }) id!: string
  @Field(() => DayScalar) firstDay!: Day
  @Field(() => DayScalar, { description: 'Included.' }) lastDay!: Day
  @Field(() => Int) days!: number
  @Field(() => String, { description: 'The post held.' }) title!: string
  @Field(() => String, { description: 'Its part of the whole, 0 to 1.' }) share!: string
  @Field(() => String, { nullable: true, description: percent }) figure!: string | null
  @Field(() => [ScorecardComponent], { complexity: listOfAbout(3) }) components!: ScorecardComponent[]
  municipalityId!: number
  agencyId!: string | null
}

@Needs('scorecard.read')
@ObjectType({ description: 'One fact or rating that went in: what, when, by whom.' })
export class TraceInput {
  @Field(() => Words) label!: Words
  @Field(() => Words) value!: Words
  @Field(() => DayScalar, { nullable: true }) on!: Day | null
  municipalityId!: number
  by!: string | null
}

@Needs('scorecard.read')
@ObjectType({
  description: 'A step of the reckoning: its rule, its formula with the values put in, its part of the step above, what went in and what is missing.',
})
export class TraceNode {
  @Field(() => String, { description: "'score', 'segment:1', 'component:1:WORK', 'item:<id>'." }) key!: string
  @Field(() => String, { nullable: true, description: 'The key of the step above.' }) parentKey!: string | null
  @Field(() => Int, { description: '0 for the whole.' }) depth!: number
  @Field(() => Words) label!: Words
  @Field(() => String, { description: 'The regulation with the version of its rule set.' }) regulation!: string
  @Field(() => String, { nullable: true, description: percent }) figure!: string | null
  @Field(() => String, { description: 'Its part of the step above, 0 to 1, six decimals.' }) share!: string
  @Field(() => String, { nullable: true, description: 'As planned: percent for components and items, days for segments.' }) weight!: string | null
  @Field(() => [Words], { complexity: listOfAbout(2), description: 'To be checked with a pencil, one step a line.' }) lines!: Words[]
  @Field(() => [TraceInput], { complexity: listOfAbout(4) }) inputs!: TraceInput[]
  @Field(() => Words, { nullable: true, description: 'What is missing here.' }) missing!: Words | null
}

const changeKinds = { ITEM: 'ITEM', RATING: 'RATING' } as const
registerEnumType(changeKinds, { name: 'ChangeKind', description: 'A better figure of one indicator, or other ratings.' })

@Needs('scorecard.read')
@ObjectType({ description: 'One smallest step, all else as it is, that would lead to another band or predicate.' })
export class ScorecardChange {
  @Field(() => changeKinds) kind!: keyof typeof changeKinds
  @Field(() => ID, { nullable: true, description: 'ITEM: of which item.' }) itemId!: string | null
  @Field(() => Words, { nullable: true, description: 'ITEM: its name.' }) label!: Words | null
  @Field(() => String, { nullable: true, description: 'ITEM: the achievement it would need, percent, six decimals.' }) achievement!: string | null
  @Field(() => String, { nullable: true, description: 'ITEM: the actual it would need, where the formula can be turned round.' }) actual!: string | null
  @Field(() => expectations, { nullable: true, description: 'RATING.' }) result!: Expectation | null
  @Field(() => expectations, { nullable: true, description: 'RATING.' }) behaviour!: Expectation | null
  @Field(() => Int, { nullable: true, description: 'RATING: the levels moved.' }) steps!: number | null
  @Field(() => Words, { description: 'The band or predicate it would lead to.' }) to!: Words
  @Field(() => String, { nullable: true, description: 'The code of that band.' }) toBand!: string | null
  @Field(() => predicates, { nullable: true, description: 'That predicate.' }) toPredicate!: Predicate | null
}
