import { GraphQLJSON } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { Needs } from '../../platform/policy'
import { Words } from '../../platform/words'

@Needs('report.read')
@ObjectType({ description: 'A ready report: open it, change it, keep it as your own.' })
export class GalleryReport {
  @Field(() => ID, { description: "'NOT_REPORTED'" }) code!: string
  @Field(() => Words) title!: Words
  @Field(() => Words) description!: Words
  @Field(() => GraphQLJSON, { description: 'The question, as ReportQueryInput takes it.' }) query!: unknown
  @Field(() => GraphQLJSON, { description: "{ kind: 'BAR' }" }) view!: unknown
  @Field(() => GraphQLJSON, { description: 'The same as a document that importReport takes, with its Indonesian title.' }) document!: unknown
  @Field(() => Boolean, { description: 'Made for a municipality of yours.' }) isOwn!: boolean
}
