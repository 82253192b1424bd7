/**
 * What a question says about its answer, for the compiler: ids are the contract's own enums, and a row has the dimensions and measures that were
 * asked for and no others. Types only; `report.ts` builds the rows.
 */
import type { Answer, AnswerRow, Member, ReportQueryInput } from './report'

/** As the contract takes it, and never changed: a question may be a constant shared by many. */
export type ReportQuestion = Unchanging<ReportQueryInput>
export type DimensionId = NonNullable<ReportQueryInput['rows']>[number]['by']

type Unchanging<Value> = Value extends readonly (infer One)[] ? readonly Unchanging<One>[] : Value extends object ? { readonly [Key in keyof Value]: Unchanging<Value[Key]> } : Value

/** Refuses a key the contract does not have, at any depth: a misspelt one would otherwise be left out without a word. */
export type Strict<Value, Shape> = Value extends readonly unknown[]
  ? { readonly [Index in keyof Value]: Strict<Value[Index], ElementOf<Shape>> }
  : Value extends object
    ? { readonly [Key in keyof Value]: Key extends keyof NonNullable<Shape> ? Strict<Value[Key], NonNullable<Shape>[Key]> : never }
    : Value
type ElementOf<Shape> = NonNullable<Shape> extends readonly (infer One)[] ? One : never

/** INDICATOR_TYPE is row.indicatorType. */
export type Lowered<Id extends string> = Id extends `${infer Head}_${infer Rest}` ? `${Lowercase<Head>}${Capitalize<Lowered<Rest>>}` : Lowercase<Id>

type Uses = readonly { readonly by: DimensionId }[]
type Dimensions<Question, Side extends 'rows' | 'columns'> = Question extends { readonly [Key in Side]: infer Asked extends Uses } ? Asked[number]['by'] : never
type Figures<Question extends ReportQuestion> = { readonly [Id in Question['measures'][number]]: number | null }
type Exacts<Question extends ReportQuestion> = { readonly [Id in Question['measures'][number]]: string | null }
type Members<Ids extends DimensionId> = { readonly [Id in Ids as Lowered<Id>]: Member }

/** One place of the pivot in a row: where it is, and its figures. */
export type ReportCell<Question extends ReportQuestion> = Figures<Question> & Partial<Members<Dimensions<Question, 'columns'>>> & { readonly isTotal: boolean; readonly exact: Exacts<Question> }

type Values<Question extends ReportQuestion> = [Dimensions<Question, 'columns'>] extends [never]
  ? Figures<Question> & { readonly exact: Exacts<Question> }
  : { readonly cells: readonly ReportCell<Question>[] }

type Always = { readonly members: readonly Member[]; readonly notes: AnswerRow['notes'] }
export type DetailRow<Question extends ReportQuestion> = Always & Values<Question> & Members<Dimensions<Question, 'rows'>> & { readonly kind: 'DETAIL' }
/** A subtotal has its outer members only, the total none. */
export type SumRow<Question extends ReportQuestion> = Always & Values<Question> & Partial<Members<Dimensions<Question, 'rows'>>> & { readonly kind: Exclude<AnswerRow['kind'], 'DETAIL'> }

type AsksForSums<Question> = Question extends { readonly totals: readonly [] } ? false : Question extends { readonly totals: readonly unknown[] } ? true : Question extends { readonly top: { readonly others: true } } ? true : false

/**
 * A row of the answer: `row.agency.label`, `row.ACHIEVEMENT` (null is absent, which is not zero), `row.exact.ACHIEVEMENT` (the same as decimal text).
 * Under a pivot `row.cells`, in the order of the columns. Where totals are asked for, `row.kind` tells them apart. A dimension asked for twice, at
 * two levels, is under its name at the innermost; `row.members` has both.
 */
export type ReportRow<Question extends ReportQuestion> = DetailRow<Question> | (AsksForSums<Question> extends true ? SumRow<Question> : never)

/** The answer to a question: its rows for reading, its table for everything else (coverage, notes, asOf, queryHash). */
export type ReportAnswer<Question extends ReportQuestion> = { readonly rows: readonly ReportRow<Question>[]; readonly columns: Answer['columns']; readonly table: Answer }
