import type { QuestionTopic } from '@tolok/domain'
import { questionTopics } from '@tolok/domain'
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Needs } from '../../platform/policy'
import { Words } from '../../platform/words'
import { Member, ReportColumn, ReportNote } from './report.object'

export const QuestionTopicEnum = Object.fromEntries(questionTopics.map((topic) => [topic, topic])) as { readonly [topic in QuestionTopic]: topic }
registerEnumType(QuestionTopicEnum, { name: 'QuestionTopic', description: 'What a line of a question in words is about.' })

@Needs('report.read')
@ObjectType({ description: 'One thing that a question says, in words.' })
export class QuestionLine {
  @Field(() => QuestionTopicEnum) topic!: QuestionTopic
  @Field(() => Words) label!: Words
  @Field(() => Words) text!: Words
}

@Needs('report.read')
@ObjectType({ description: 'What one indicator brings to a figure.' })
export class ExplainedIndicator {
  @Field(() => ID, { description: "'1671:IK-01'." }) indicatorId!: string
  @Field(() => String) name!: string
  @Field(() => String) unit!: string
  @Field(() => String, { description: 'Plain decimal.' }) weight!: string
  @Field(() => String, { nullable: true, description: 'Consolidated, exact to 6 decimals, in the unit. Null is absent.' }) target!: string | null
  @Field(() => String, { nullable: true, description: 'Consolidated, exact to 6 decimals, in the unit. Null is absent.' }) actual!: string | null
  @Field(() => String, { nullable: true, description: 'Percent before floor and cap; null where nothing is judged.' }) raw!: string | null
  @Field(() => String, { nullable: true, description: 'Percent after floor and cap.' }) judged!: string | null
  @Field(() => Int, { description: 'Agencies or persons behind it.' }) subjects!: number
  @Field(() => Int) observations!: number
  @Field(() => Boolean, { description: 'Does it count in the figure? What could not be judged is left out, and the rest of the weights count as the whole.' }) counts!: boolean
  @Field(() => [Words], { description: 'To be checked with a pencil, one step a line.' }) lines!: readonly Words[]
}

@Needs('report.read')
@ObjectType({ description: 'How the figure of one cell came about. The facts themselves: reportFacts.' })
export class Explanation {
  @Field(() => ReportColumn) column!: ReportColumn
  @Field(() => [Member], { description: "The row's and the pivot's, outermost first." }) members!: readonly Member[]
  @Field(() => Float, { nullable: true }) value!: number | null
  @Field(() => String, { nullable: true }) exact!: string | null
  @Field(() => [QuestionLine], { description: 'Measure, grouping, period, filter, states and moment, in words.' }) question!: readonly QuestionLine[]
  @Field(() => Words, { description: 'Whose facts were counted for this viewer.' }) scope!: Words
  @Field(() => Words, { description: 'How this measure becomes a figure at any grain.' }) rule!: Words
  @Field(() => [Words], { description: "The figure's own sum, one step a line." }) lines!: readonly Words[]
  @Field(() => [ExplainedIndicator], { description: 'At most 500; `partCount` says how many there are.' }) parts!: readonly ExplainedIndicator[]
  @Field(() => Int) partCount!: number
  @Field(() => [ReportNote]) notes!: readonly ReportNote[]
  @Field(() => GraphQLISODateTime) asOf!: Date
  @Field(() => String) queryHash!: string
}
