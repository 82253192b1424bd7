import { comparators, derivationKinds, directions, filterOps, grains, measureOps, observationStates, percentBases, relativePeriods, structures, totalKinds } from '@tolok/domain'
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

registerEnumType(comparators, {
  name: 'Comparator',
  description: 'What each figure is held against. It adds four columns to each measure that has it: see ComparisonPart.',
  valuesConfig: {
    PREVIOUS_PERIOD: { description: 'The period just before: of the cell’s own grain, else as long as the question’s.' },
    SAME_PERIOD_LAST_YEAR: { description: 'Twelve months earlier.' },
    TARGET: { description: 'An actual with its target; an achievement or a share on target with 100 %.' },
    BASELINE: { description: 'The first period of the question, for the same row. Needs PERIOD in rows or columns.' },
    PARENT_AGENCY: { description: 'The agency one level above; above level 1, the municipality. Needs AGENCY with a level.' },
    PEER_MEDIAN: { description: 'The median of the rows beside it, its own included.' },
  },
})
registerEnumType(derivationKinds, {
  name: 'DerivationKind',
  valuesConfig: {
    PERCENT_OF: { description: 'Of a total of the same measure. Only of counts, and of amounts that add up.' },
    RANK: { description: 'Among the rows beside it; 1 is best, equals share a rank.' },
    CUMULATIVE: { description: 'The sum of the periods so far, beginning anew with each coarser period beside it. Only of what adds up.' },
    MOVING_AVERAGE: { description: 'The mean of the last n periods that have a figure.' },
  },
})
registerEnumType(percentBases, { name: 'PercentBase', description: 'What a share is a share of: the whole table, the row’s or column’s total, or the group around the row.' })
registerEnumType(measureOps, { name: 'MeasureOp', description: 'Absent figures fit IS_NULL and nothing else.' })

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

@InputType({ description: 'A condition on a figure after counting: it decides which rows are shown; totals count all rows. Under a pivot, on the row’s total.' })
export class MeasureConditionInput {
  @Field(() => ReportMeasure) measure!: string
  @Field(() => measureOps) op!: string
  @Field(() => [String], { nullable: true, description: 'Plain decimals, compared exactly: one, or two with BETWEEN.' }) @IsOptional() values?: string[] | null
}

@InputType({ description: 'A column made of a measure’s own figures.' })
export class DerivationInput {
  @Field(() => ReportMeasure, { nullable: true, description: 'Without: every measure that has it.' }) @IsOptional() measure?: string | null
  @Field(() => derivationKinds) kind!: string
  @Field(() => percentBases, { nullable: true, description: 'PERCENT_OF only; default TOTAL.' }) @IsOptional() of?: string | null
  @Field(() => Int, { nullable: true, description: 'MOVING_AVERAGE only: 2 to 36 periods; default 3.' }) @IsOptional() n?: number | null
}

@InputType({ description: 'The best few rows by the row’s own total.' })
export class TopInput {
  @Field(() => ReportMeasure) by!: string
  @Field(() => Int, { description: '1 to 1,000.' }) n!: number
  @Field(() => directions, { nullable: true, defaultValue: 'DESC' }) @IsOptional() direction?: string | null
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'So many of each group of the outer dimensions.' }) @IsOptional() perGroup?: boolean | null
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'One row of kind OTHERS for the rest, counted and judged anew.' }) @IsOptional() others?: boolean | null
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
  @Field(() => [MeasureConditionInput], { nullable: true, description: 'All of these; at most 12.' }) @IsOptional() having?: MeasureConditionInput[] | null
  @Field(() => [comparators], { nullable: true }) @IsOptional() compare?: string[] | null
  @Field(() => [DerivationInput], { nullable: true, description: 'At most 12.' }) @IsOptional() show?: DerivationInput[] | null
  @Field(() => TopInput, { nullable: true }) @IsOptional() top?: TopInput | null
  @Field(() => [totalKinds], { nullable: true }) @IsOptional() totals?: string[] | null
  @Field(() => [ReportOrderInput], { nullable: true }) @IsOptional() orderBy?: ReportOrderInput[] | null
  @Field(() => observationStates, { nullable: true, defaultValue: 'VERIFIED', description: 'Observations count from this state on; RETURNED counts as DRAFT.' }) @IsOptional() minimumState?: string | null
  @Field(() => structures, { nullable: true, defaultValue: 'AS_WAS' }) @IsOptional() structure?: string | null
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'What was known then; default now.' }) @IsOptional() asOf?: Date | null
  @Field(() => ReportPageInput, { nullable: true }) @IsOptional() page?: ReportPageInput | null
}
