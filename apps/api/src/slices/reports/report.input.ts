import { directions, filterOps, grains, observationStates, relativePeriods, structures, totalKinds } from '@tolok/domain'
import type { ConditionDraft, PeriodChoice, RelativePeriod } from '@tolok/domain'
import { IsOptional } from 'class-validator'
import { Field, GraphQLISODateTime, InputType, Int, registerEnumType } from 'type-graphql'
import { ReportDimension, ReportMeasure } from '../../platform/report-ids'

registerEnumType(grains, { name: 'Grain', description: 'How finely time is divided.' })
registerEnumType(relativePeriods, {
  name: 'RelativePeriod',
  description: 'A period seen from its anchor. LAST_… are the complete ones before the anchor’s own; THIS_… are whole; YEAR_TO_DATE ends on the anchor.',
})
registerEnumType(filterOps, { name: 'FilterOp', description: 'What a condition asks. reportCatalogue says which a dimension has.' })
registerEnumType(totalKinds, {
  name: 'TotalKind',
  description: 'Every total is judged at its own grain, never summed or averaged from the rows above it.',
  valuesConfig: {
    GRAND: { description: 'One row of kind TOTAL, last, over all rows. Without rows the table is its own total.' },
    SUBTOTALS: { description: 'One row of kind SUBTOTAL after each group of the outer dimensions.' },
    ROWS: { description: 'One column for each measure, last, over the whole pivot. Without columns there is none to add.' },
    COLUMNS: { description: 'The row of GRAND, by the name of its cells under the pivot’s columns.' },
  },
})
registerEnumType(directions, { name: 'SortDirection' })
registerEnumType(structures, {
  name: 'Structure',
  description: 'Whose agency a fact counts for after a transfer or a merger.',
  valuesConfig: {
    AS_WAS: { description: 'That of the day the fact is about.' },
    AS_IS: { description: 'Whoever took the agency over, where it stands at asOf.' },
  },
})

@InputType({ description: 'A dimension, with its level of the agency tree or its grain of time.' })
export class DimensionInput {
  @Field(() => ReportDimension) by!: string
  @Field(() => Int, { nullable: true, description: 'AGENCY only: 1 is the municipality’s own agencies, 2 their units. None: the agency that owns the fact.' }) @IsOptional() level?: number | null
  @Field(() => grains, { nullable: true, description: 'PERIOD only, and needed there.' }) @IsOptional() grain?: string | null
}

@InputType({ description: "One of: fixed ('2026', '2026-Q1', '2026-03', '2026-03-15'), from and to, or relative with an optional anchor." })
export class PeriodInput implements PeriodChoice {
  @Field(() => String, { nullable: true }) @IsOptional() fixed?: string | null
  @Field(() => String, { nullable: true, description: 'The first period of a range, of any grain.' }) @IsOptional() from?: string | null
  @Field(() => String, { nullable: true, description: 'The last period of a range, of any grain.' }) @IsOptional() to?: string | null
  @Field(() => relativePeriods, { nullable: true }) @IsOptional() relative?: RelativePeriod | null
  @Field(() => String, { nullable: true, description: 'Makes a relative period reproducible. Without it, the day of asOf.' }) @IsOptional() anchor?: string | null
}

@InputType({ description: 'and, or, not over conditions on dimensions; several parts in one mean all of them.' })
export class FilterInput implements ConditionDraft {
  @Field(() => [FilterInput], { nullable: true }) @IsOptional() and?: FilterInput[] | null
  @Field(() => [FilterInput], { nullable: true }) @IsOptional() or?: FilterInput[] | null
  @Field(() => FilterInput, { nullable: true }) @IsOptional() not?: FilterInput | null
  @Field(() => ReportDimension, { nullable: true }) @IsOptional() on?: string | null
  @Field(() => filterOps, { nullable: true }) @IsOptional() op?: string | null
  @Field(() => [String], { nullable: true, description: "Members' codes ('1671:BAPENDA'), periods ('2026-Q1'), or a text for CONTAINS." }) @IsOptional() values?: string[] | null
}

@InputType({ description: 'Either a measure or a dimension that is asked for. Absent figures come last whichever way.' })
export class ReportOrderInput {
  @Field(() => ReportMeasure, { nullable: true, description: 'Under a pivot, its figure over all columns.' }) @IsOptional() measure?: string | null
  @Field(() => ReportDimension, { nullable: true }) @IsOptional() dimension?: string | null
  @Field(() => directions, { defaultValue: 'ASC' }) direction!: string
}

@InputType()
export class ReportPageInput {
  @Field(() => Int, { defaultValue: 200, description: 'Rows of every kind, 1 to 10,000.' }) first!: number
  @Field(() => String, { nullable: true, description: 'The endCursor of the page before. It remembers that page’s asOf.' }) @IsOptional() after?: string | null
}

@InputType({ description: 'A question. Screen, totals, export and schedule all run the same one.' })
export class ReportQueryInput {
  @Field(() => [ReportMeasure], { description: '1 to 12.' }) measures!: string[]
  @Field(() => [DimensionInput], { defaultValue: [], description: '0 to 4, outermost first. Without any the table has exactly one row.' }) rows!: DimensionInput[]
  @Field(() => [DimensionInput], { defaultValue: [], description: '0 to 2: a pivot.' }) columns!: DimensionInput[]
  @Field(() => PeriodInput) period!: PeriodInput
  @Field(() => FilterInput, { nullable: true }) @IsOptional() where?: FilterInput | null
  @Field(() => [totalKinds], { nullable: true }) @IsOptional() totals?: string[] | null
  @Field(() => [ReportOrderInput], { nullable: true }) @IsOptional() orderBy?: ReportOrderInput[] | null
  @Field(() => observationStates, { nullable: true, defaultValue: 'VERIFIED', description: 'Observations count from this state on; RETURNED counts as DRAFT.' }) @IsOptional() minimumState?: string | null
  @Field(() => structures, { nullable: true, defaultValue: 'AS_WAS' }) @IsOptional() structure?: string | null
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'What was known then; default now.' }) @IsOptional() asOf?: Date | null
  @Field(() => ReportPageInput, { nullable: true }) @IsOptional() page?: ReportPageInput | null
}
