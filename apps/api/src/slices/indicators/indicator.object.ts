import {
  coreIndicatorTypes,
  minimizeFormulas,
  overSubjects,
  overTime,
  polarities,
  rangeConditions,
  type MinimizeFormula,
  type OverSubjects,
  type OverTime,
  type Polarity,
  type RangeCondition,
} from '@tolok/domain'
import { IsDefined, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Cadence } from '../../generated/prisma/enums'
import { AttributeFilter } from '../../platform/attribute-table'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DecimalScalar } from '../../platform/scalars'

registerEnumType(polarities, {
  name: 'Polarity',
  description: 'Which way is better.',
  valuesConfig: {
    MAXIMIZE: { description: 'More is better.' },
    MINIMIZE: { description: 'Less is better.' },
    RANGE: { description: 'Between a low and a high bound.' },
    EXACT: { description: 'The nearer to the target the better.' },
  },
})
registerEnumType(minimizeFormulas, {
  name: 'MinimizeFormula',
  description: 'How an indicator is judged where less is better.',
  valuesConfig: { LINEAR: { description: '(2 × target − actual) ÷ target' }, RATIO: { description: 'target ÷ actual' } },
})
registerEnumType(rangeConditions, {
  name: 'RangeCondition',
  description: 'Outside a range, which side is the worse one (PermenPANRB 8/2021).',
  valuesConfig: { NORMAL: { description: 'More is better.' }, SPECIAL: { description: 'Less is better.' } },
})
registerEnumType(overTime, { name: 'OverTime', description: 'How the reports of one subject become one figure.' })
registerEnumType(overSubjects, { name: 'OverSubjects', description: 'How the figures of several agencies or people become one. NONE: they never do.' })
registerEnumType(Cadence, { name: 'Cadence', description: 'How often something is reported.' })
export { Cadence, minimizeFormulas, overSubjects, overTime, polarities, rangeConditions }

const languages = { ID: 'ID', EN: 'EN' } as const
export type Language = keyof typeof languages
registerEnumType(languages, { name: 'Language', description: 'Indonesian or English.' })
export { languages }

@Needs('indicator.read')
@ObjectType({ description: 'What is measured (indikator kinerja), and how its figures are put together and judged.' })
export class Indicator {
  @Field(() => ID, { description: "The municipality and the indicator's code: '1671:PAD-01'." }) id!: string
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => String) description!: string
  @Field(() => String, { description: `One of ${coreIndicatorTypes.map((type) => type.id).join(', ')}.` }) type!: string
  @Field(() => String) unit!: string
  @Field(() => polarities) polarity!: Polarity
  @Field(() => minimizeFormulas) minimizeFormula!: MinimizeFormula
  @Field(() => rangeConditions) rangeCondition!: RangeCondition
  @Field(() => overTime) overTime!: OverTime
  @Field(() => overSubjects) overSubjects!: OverSubjects
  @Field(() => Cadence) cadence!: Cadence
  @Field(() => DecimalScalar, { description: 'Its share beside other indicators; only the proportion counts.' }) weight!: { toFixed(): string } | string
  @Field(() => DecimalScalar, { nullable: true, description: 'The highest achievement that counts, percent; null is none.' }) cap!: { toFixed(): string } | string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'The lowest achievement that counts, percent; null is none.' }) floor!: { toFixed(): string } | string | null
  @Field(() => Int, { description: 'Decimals with which its figures are shown.' }) decimals!: number
  municipalityId!: number
  key!: string
  partOfId!: string | null
  /** As it was kept; null is what its type begins with. */
  per!: { toFixed(): string } | string | null
}

@Needs('indicator.read')
@ObjectType({ description: 'A page of indicators, by code.' })
export class IndicatorPage extends pageOf(Indicator) {}

@ArgsType()
export class IndicatorArgs extends PageArgs {
  @Field(() => [AttributeFilter], { nullable: true, description: 'Only those whose added attributes are all so.' }) @IsOptional() @ValidateNested({ each: true }) attributes?: AttributeFilter[] | null
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => String, { nullable: true, description: 'Only those whose code or name contains this.' }) @IsOptional() text?: string | null
  @Field(() => String, { nullable: true, description: 'Only those of this type.' }) @IsOptional() type?: string | null
  @Field(() => polarities, { nullable: true }) @IsOptional() polarity?: Polarity | null
  @Field(() => ID, { nullable: true, description: 'Only those for which this agency has a target.' }) @IsOptional() agencyId?: string | null
}

@InputType({ description: 'An indicator to be kept. What is not said is as its type has it.' })
export class IndicatorDraft {
  @Field(() => Int) @IsInt() municipalityId!: number
  @Field(() => String, { description: 'Stable and unique in its municipality: PAD-01.' }) @IsString() code!: string
  @Field(() => String) @IsString() name!: string
  @Field(() => String, { nullable: true }) @IsOptional() description?: string | null
  @Field(() => String, { description: 'An id of the list of indicator types.' }) @IsString() type!: string
  @Field(() => String) @IsString() unit!: string
  @Field(() => polarities, { nullable: true }) @IsOptional() polarity?: Polarity
  @Field(() => minimizeFormulas, { nullable: true }) @IsOptional() minimizeFormula?: MinimizeFormula
  @Field(() => rangeConditions, { nullable: true }) @IsOptional() rangeCondition?: RangeCondition
  @Field(() => overTime, { nullable: true }) @IsOptional() overTime?: OverTime
  @Field(() => overSubjects, { nullable: true }) @IsOptional() overSubjects?: OverSubjects
  @Field(() => Cadence) @IsDefined() cadence!: Cadence
  @Field(() => ID, { nullable: true, description: 'The whole of which it is a part.' }) @IsOptional() partOfId?: string | null
  @Field(() => DecimalScalar, { nullable: true, description: '1 where none is given.' }) @IsOptional() weight?: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent; null is none.' }) @IsOptional() cap?: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent; null is none, 0 where nothing is said.' }) @IsOptional() floor?: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'What a ratio is per: 100, 1, 1000, 10000, 100000; where nothing is said, what its type begins with.' }) @IsOptional() per?: string | null
  @Field(() => Int, { nullable: true, description: '2 where none is given.' }) @IsOptional() decimals?: number | null
}
