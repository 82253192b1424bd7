import { dimensionKinds, filterOps, formats, grains, polarities, rollUps, type DimensionKind, type FilterOp, type Format, type Grain, type Polarity, type RollUp } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Needs } from '../../platform/policy'
import { ReportDimension, ReportMeasure } from '../../platform/report-ids'
import { Words } from '../../platform/words'

registerEnumType(dimensionKinds, { name: 'DimensionKind', description: 'CODE: named things. TREE: named things with levels. TIME: asked at a grain. CHOICE: a short list. RANK: a short list from low to high.' })
registerEnumType(rollUps, { name: 'RollUp', description: 'How a measure becomes one figure at any grain; none is made of coarser figures.' })

@Needs('report.read')
@ObjectType()
export class CatalogueChoice {
  @Field(() => String) id!: string
  @Field(() => Words) label!: Words
}

@Needs('report.read')
@ObjectType({ description: 'A figure that you may ask for.' })
export class CatalogueMeasure {
  @Field(() => ReportMeasure) id!: string
  @Field(() => Words) label!: Words
  @Field(() => Words) description!: Words
  @Field(() => String, { nullable: true, description: 'Null where it is the indicators’ own.' }) unit!: string | null
  @Field(() => formats) format!: Format
  @Field(() => polarities, { nullable: true }) polarity!: Polarity | null
  @Field(() => rollUps) rollUp!: RollUp
  @Field(() => [ReportDimension], { description: 'What it goes with.' }) dimensions!: string[]
}

@Needs('report.read')
@ObjectType({ description: 'What you may group and filter by.' })
export class CatalogueDimension {
  @Field(() => ReportDimension) id!: string
  @Field(() => Words) label!: Words
  @Field(() => Words) description!: Words
  @Field(() => dimensionKinds) kind!: DimensionKind
  @Field(() => [filterOps], { description: 'What a condition on it may ask.' }) operators!: readonly FilterOp[]
  @Field(() => [grains], { description: 'TIME: the grains it has.' }) grains!: readonly Grain[]
  @Field(() => Int, { nullable: true, description: 'TREE: the deepest level that may be asked for.' }) deepestLevel!: number | null
  @Field(() => [CatalogueChoice], { description: 'CHOICE and RANK: every member, in order.' }) choices!: readonly CatalogueChoice[]
  @Field(() => [CatalogueChoice], { description: 'What Member.attributes says of each member.' }) attributes!: readonly CatalogueChoice[]
  @Field(() => [ReportMeasure], { description: 'What it goes with.' }) measures!: string[]
}

@Needs('report.read')
@ObjectType({ description: 'A question to begin with.' })
export class CatalogueExample {
  @Field(() => Words) title!: Words
  @Field(() => GraphQLJSON, { description: 'A ReportQueryInput.' }) query!: unknown
}

@Needs('report.read')
@ObjectType({ description: 'How large a question may be.' })
export class CatalogueLimits {
  @Field(() => Int) measures!: number
  @Field(() => Int) rows!: number
  @Field(() => Int) columns!: number
  @Field(() => Int, { description: 'Members of one PERIOD dimension.' }) periods!: number
  @Field(() => Int, { description: 'Conditions of a filter.' }) conditions!: number
  @Field(() => Int, { description: 'Values of one condition.' }) values!: number
  @Field(() => Int, { description: 'Rows of one page.' }) first!: number
  @Field(() => Int, { description: 'Groups counted before they are put together.' }) groups!: number
}

@Needs('report.read')
@ObjectType({ description: 'What you may ask.' })
export class ReportCatalogue {
  @Field(() => [CatalogueMeasure]) measures!: CatalogueMeasure[]
  @Field(() => [CatalogueDimension]) dimensions!: CatalogueDimension[]
  @Field(() => CatalogueLimits) limits!: CatalogueLimits
  @Field(() => [CatalogueExample]) examples!: CatalogueExample[]
}

