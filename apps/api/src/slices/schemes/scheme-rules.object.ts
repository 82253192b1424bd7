import {
  expectations,
  predicates,
  readScheme,
  schemeHash,
  toText,
  type Decimal,
  type Expectation,
  type Predicate,
  type Scheme as Rules,
} from '@tolok/domain'
import { Field, Int, ObjectType } from 'type-graphql'
import { Needs } from '../../platform/policy'
import { DecimalScalar } from '../../platform/scalars'
import { Words } from '../../platform/words'

@Needs('scheme.read')
@ObjectType({ description: 'A part of the score, with its weight.' })
export class SchemeComponent {
  @Field(() => String) code!: string
  @Field(() => Words) label!: Words
  @Field(() => DecimalScalar, { description: 'Percent of the whole.' }) weight!: string
}

@Needs('scheme.read')
@ObjectType({ description: 'From its bound up to that of the band before it.' })
export class SchemeBand {
  @Field(() => String) code!: string
  @Field(() => Words) label!: Words
  @Field(() => DecimalScalar, { nullable: true, description: 'Null reaches down without end.' }) from!: string | null
}

@Needs('scheme.read')
@ObjectType({ description: 'From a score to its word.' })
export class SchemeScale {
  @Field(() => Words) label!: Words
  @Field(() => String) regulation!: string
  @Field(() => String, { description: 'Where its bounds were read.' }) source!: string
  @Field(() => Int, { description: 'Decimals a score is rounded to before it meets a bound.' }) roundedTo!: number
  @Field(() => Boolean, { description: "Whether a band holds its own bound ('≥ 91'); otherwise it begins just above it." }) includesLowerBound!: boolean
  @Field(() => [SchemeBand], { description: 'The highest first.' }) bands!: SchemeBand[]
}

@Needs('scheme.read')
@ObjectType({ description: 'Two ratings and the predicate they make.' })
export class SchemeCell {
  @Field(() => expectations) result!: Expectation
  @Field(() => expectations) behaviour!: Expectation
  @Field(() => predicates) predicate!: Predicate
}

@Needs('scheme.read')
@ObjectType({ description: 'What a rule set says, read from its document.' })
export class SchemeRules {
  @Field(() => Words) label!: Words
  @Field(() => [SchemeComponent], { description: 'Empty where ratings make a predicate.' }) components!: SchemeComponent[]
  @Field(() => DecimalScalar, { nullable: true, description: 'The least percent of a single achievement; null is none.' }) floor!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'The most percent of a single achievement; null is none.' }) cap!: string | null
  @Field(() => String, { nullable: true, description: 'What an achievement becomes before it is weighed.' }) conversion!: string | null
  @Field(() => Int, { description: 'Decimals of the score.' }) decimals!: number
  @Field(() => Boolean, { description: 'Half-up; otherwise cut off.' }) roundsHalfUp!: boolean
  @Field(() => SchemeScale, { nullable: true }) scale!: SchemeScale | null
  @Field(() => [SchemeCell], { description: 'Nine cells where ratings make a predicate, else none.' }) matrix!: SchemeCell[]
  @Field(() => [String], { description: 'How often it judges.' }) cadence!: string[]
  @Field(() => [String], { description: 'What must be true before someone is judged by it.' }) requirements!: string[]
  @Field(() => [String], { description: 'Pages where its figures were read.' }) sources!: string[]
  @Field(() => [String], { description: 'Parts that no source found so far confirms.' }) unverified!: string[]
  @Field(() => String, { description: 'SHA-256 of the canonical text of the document.' }) contentHash!: string
}

/** What a stored document says; null where it is none that this version can read. */
export function rulesIn(document: unknown): SchemeRules | null {
  const read = readScheme(document)
  return read.ok ? toRules(read.value) : null
}

const text = (figure: Decimal | null): string | null => figure && toText(figure)

const toRules = (rules: Rules): SchemeRules => ({
  label: rules.label,
  components: rules.weights.map(({ code, label, weight }) => ({ code, label, weight: toText(weight) })),
  floor: text(rules.floor),
  cap: text(rules.cap),
  conversion: rules.conversion ?? null,
  decimals: rules.rounding.decimals,
  roundsHalfUp: rules.rounding.mode === 'HALF_UP',
  scale: rules.scale && {
    ...rules.scale,
    includesLowerBound: rules.scale.lowerBound === 'INCLUSIVE',
    bands: rules.scale.bands.map(({ code, label, from }) => ({ code, label, from: text(from) })),
  },
  matrix: cellsOf(rules),
  cadence: [...(rules.cadence ?? ['YEAR'])],
  requirements: [...(rules.requirements ?? [])],
  sources: [...rules.sources],
  unverified: [...rules.unverified],
  contentHash: schemeHash(rules),
})

const levels = Object.values(expectations)
const cellsOf = ({ matrix }: Rules): SchemeCell[] =>
  matrix ? levels.flatMap((result) => levels.map((behaviour) => ({ result, behaviour, predicate: matrix[result][behaviour] }))) : []
