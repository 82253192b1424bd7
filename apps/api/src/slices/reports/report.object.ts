import { comparators, comparisonParts, derivationKinds, formats, noteCodes, polarities, rowKinds, type Comparator, type ComparisonPart, type Day, type DerivationKind, type Format, type NoteCode, type Polarity, type RowKind } from '@tolok/domain'
import { Field, Float, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageInfo } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { ReportMeasure } from '../../platform/report-ids'
import { DayScalar } from '../../platform/scalars'
import { planSources, type PlanSource } from './choose-plan'
import { factsReasons, type FactsReason } from './keeping'

registerEnumType(comparisonParts, {
  name: 'ComparisonPart',
  valuesConfig: {
    VALUE: { description: 'The figure it is held against.' },
    DELTA: { description: 'This figure less that one, in its unit; between percentages in percentage points.' },
    DELTA_PERCENT: { description: 'The delta in percent of that figure’s size; absent where that is 0.' },
    IMPROVEMENT: { description: 'The delta, positive where it is better: falling cases are. Absent where neither way is better.' },
  },
})
registerEnumType(rowKinds, { name: 'RowKind', description: 'DETAIL is a row of the question’s own grain; the rest sum up.' })
registerEnumType(formats, { name: 'ReportFormat', description: 'PERCENT: 2 decimals. AMOUNT: in its unit, as many decimals as it has. COUNT: whole.' })
export const ReportNoteCode = Object.fromEntries(noteCodes.map((code) => [code, code])) as { readonly [code in NoteCode]: code }
registerEnumType(ReportNoteCode, { name: 'ReportNoteCode', description: 'What must be said beside a figure.' })

@Needs('report.read')
@ObjectType({ description: 'What the register says of a member; the dimension’s catalogue entry names them.' })
export class MemberAttribute {
  @Field(() => String) id!: string
  @Field(() => String, { nullable: true, description: 'A code or a text: DINAS, dokumen, III/a.' }) value!: string | null
}

@Needs('report.read')
@ObjectType({ description: 'Who stands in a dimension.' })
export class Member {
  @Field(() => String, { nullable: true, description: "A stable code: '1671:BAPENDA', '2026-Q1', 'VERIFIED'. Null: facts without one." }) id!: string | null
  @Field(() => String, { description: 'In Indonesian.' }) label!: string
  @Field(() => Int, { nullable: true, description: 'In the agency tree.' }) level!: number | null
}

@Needs('report.read')
@ObjectType({ description: 'Something that must be said beside a figure, by code.' })
export class ReportNote {
  @Field(() => ReportNoteCode) code!: NoteCode
  @Field(() => String, { description: 'Short English; translate by code.' }) message!: string
  @Field(() => [String], { description: "['values', '2'] is the row's third figure; empty is the row or table itself." }) path!: readonly string[]
  @Field(() => [String], { description: 'Codes of the indicators it is about.' }) indicators!: readonly string[]
  @Field(() => String, { nullable: true, description: 'PRINTED_DIFFERS: the achievement as its publisher printed it.' }) printed!: string | null
  @Field(() => String, { nullable: true, description: 'PRINTED_DIFFERS: as recomputed, with as many decimals.' }) recomputed!: string | null
}

@Needs('report.read')
@ObjectType()
export class ReportColumn {
  @Field(() => String, { description: "Stable within the question: 'ACHIEVEMENT', '2026-Q1|ACHIEVEMENT', '*|ACHIEVEMENT' for a total column, 'ACHIEVEMENT|PREVIOUS_PERIOD.DELTA', 'LATE|PERCENT_OF.TOTAL'." }) key!: string
  @Field(() => String, { description: 'In Indonesian.' }) label!: string
  @Field(() => ReportMeasure) measure!: string
  @Field(() => [Member], { description: 'The path of the pivot; empty without one and in a total column.' }) members!: readonly Member[]
  @Field(() => Boolean, { description: 'Over the whole pivot.' }) isTotal!: boolean
  @Field(() => comparators, { nullable: true, description: 'A figure of a comparison …' }) comparator!: Comparator | null
  @Field(() => comparisonParts, { nullable: true, description: '… and which of its four.' }) part!: ComparisonPart | null
  @Field(() => derivationKinds, { nullable: true, description: 'A figure made of the measure’s own.' }) derivation!: DerivationKind | null
  @Field(() => String, { nullable: true, description: 'Null where the indicators have different ones.' }) unit!: string | null
  @Field(() => formats) format!: Format
  @Field(() => polarities, { nullable: true, description: 'Which way is better; null where neither is.' }) polarity!: Polarity | null
}

@Needs('report.read')
@ObjectType()
export class ReportRow {
  @Field(() => rowKinds) kind!: RowKind
  @Field(() => [Member], { description: 'Outermost first; a subtotal has its outer members only, the total none.' }) members!: readonly Member[]
  @Field(() => [Float], { nullable: 'items', description: 'Aligned with columns, rounded once. Null is absent, which is not zero.' }) values!: readonly (number | null)[]
  @Field(() => [String], { nullable: 'items', description: 'The same as decimal text: at most 6 decimals, no trailing zeros.' }) exact!: readonly (string | null)[]
  @Field(() => [ReportNote]) notes!: readonly ReportNote[]
}

@Needs('report.read')
@ObjectType({ description: 'How many reports stand behind the table, over its period and filter.' })
export class Coverage {
  @Field(() => Int, { description: 'Reports that have come due from all who are assessed.' }) expected!: number
  @Field(() => Int, { description: 'Of these, ever submitted.' }) reported!: number
  @Field(() => Int, { description: 'Of these, before the deadline.' }) onTime!: number
  @Field(() => Int, { description: 'Of those reported, at or after the deadline.' }) late!: number
  @Field(() => Int, { description: 'Expected and never submitted.' }) missing!: number
}

@Needs('report.read')
@ObjectType({ description: 'The days a report is about, both included.' })
export class ReportPeriod {
  @Field(() => DayScalar) from!: Day
  @Field(() => DayScalar) to!: Day
}

registerEnumType(planSources, { name: 'ReportPlanSource', description: 'Where figures were read from. ROLLED_UP: tallies that are kept. PARTLY: those, beside facts that are not kept or have changed since. FACTS: every fact.' })
registerEnumType(factsReasons, { name: 'ReportPlanReason', description: 'Why figures were counted from facts.' })

@Needs('report.read')
@ObjectType({ description: 'How an answer was come by. It is the same either way; only the work differs.' })
export class ReportPlan {
  @Field(() => planSources) source!: PlanSource
  @Field(() => factsReasons, { nullable: true, description: 'Why not, or not all, from kept tallies; null where nothing stood in the way.' }) reason!: FactsReason | null
  @Field(() => Int, { description: 'Indicators of agencies whose facts have changed since they were kept: counted anew within this answer.' }) pending!: number
  @Field(() => Int, { description: 'Groups the database counted, of at most 100,000.' }) groups!: number
}

@Needs('report.read')
@ObjectType({ description: 'The answer to a question.' })
export class ReportTable {
  @Field(() => [ReportColumn]) columns!: readonly ReportColumn[]
  @Field(() => [ReportRow]) rows!: readonly ReportRow[]
  @Field(() => PageInfo) pageInfo!: PageInfo
  @Field(() => Int, { description: 'Rows of every kind on all pages.' }) rowCount!: number
  @Field(() => Boolean, { description: 'Whether there are rows that this page does not show.' }) truncated!: boolean
  @Field(() => Coverage) coverage!: Coverage
  @Field(() => [ReportNote]) notes!: readonly ReportNote[]
  @Field(() => ReportPeriod, { description: 'What the question’s period came to.' }) period!: ReportPeriod
  @Field(() => GraphQLISODateTime, { description: 'Asked again with this moment, the same question has the same answer.' }) asOf!: Date
  @Field(() => String, { description: 'Equal for equal questions, whatever page or moment.' }) queryHash!: string
  @Field(() => String, { description: 'Changes when the same question over the same facts may be answered otherwise.' }) planVersion!: string
  @Field(() => ReportPlan, { description: 'How the answer was come by.' }) plan!: ReportPlan
}
