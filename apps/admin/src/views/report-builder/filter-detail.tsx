import { MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { operatorWords } from '@tolok/domain'
import { useLanguage, useText } from '../../platform/i18n'
import { useReportTable } from '../../platform/report'
import { toQuery } from '../../pickers/report/to-query'
import { memberText } from '../../pickers/report/cells'
import type { Condition, Question } from '../../pickers/report/question'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'

type Parts = { question: Question; condition: Condition; onChange: (part: Partial<Condition>) => void }

/** What is left in or out along one dimension. All filters hold together; what the API takes beyond (or, not) stands in the trail. */
export const FilterDetail = ({ question, condition, onChange }: Parts) => {
  const text = useText()
  const language = useLanguage()
  const { dimensions } = useCatalogue()
  const operators = dimensions.find(({ id }) => id === condition.on)?.operators ?? []
  return (
    <Stack gap={6}>
      <Select
        size="xs"
        aria-label={text('report.filter.operator')}
        value={condition.op}
        data={operators.map((value) => ({ value, label: operatorWords[value][language] }))}
        onChange={(op) => op && onChange({ op, values: fitting(op, condition.values) })}
        allowDeselect={false}
      />
      {condition.op === 'CONTAINS' ? (
        <TextInput size="xs" aria-label={text('report.filter.values')} value={condition.values[0] ?? ''} onChange={({ currentTarget }) => onChange({ values: currentTarget.value ? [currentTarget.value] : [] })} />
      ) : condition.op === 'IS_NULL' ? null : (
        <MemberSelect question={question} condition={condition} onChange={(values) => onChange({ values })} />
      )}
    </Stack>
  )
}

const single = new Set(['EQ', 'GTE', 'LTE', 'CONTAINS', 'DESCENDANT_OF'])
const mostOf = (op: string) => (single.has(op) ? 1 : op === 'BETWEEN' ? 2 : 50)
const fitting = (op: string, values: string[]) => values.slice(0, op === 'IS_NULL' ? 0 : mostOf(op))

/** Offers the members that really occur: asked as a report of its own over the same period. */
const MemberSelect = ({ question, condition, onChange }: { question: Question; condition: Condition; onChange: (values: string[]) => void }) => {
  const text = useText()
  const speech = useSpeech()
  const { dimensions, measures } = useCatalogue()
  const dimension = dimensions.find(({ id }) => id === condition.on)
  const choices = dimension?.choices.length ? dimension.choices.map(({ id }) => ({ value: id, label: speech.choice(condition.on, id) ?? id })) : undefined
  const measure = measures.find((one) => one.dimensions.includes(condition.on as never))?.id ?? 'ACHIEVEMENT'
  const occurring = toQuery({ ...question, measures: [measure], rows: [{ by: condition.on }], columns: [], where: question.where.filter((one) => one !== condition && one.on === 'MUNICIPALITY'), having: [], compare: [], show: [], top: null, orderBy: null, thenBy: [], first: null, also: null, totals: [], minimumState: 'DRAFT' })
  const { table: answer } = useReportTable({ ...occurring, page: { first: 1000 } } as never, { skip: choices !== undefined })
  const found = answer?.rows.flatMap(({ members: [member] }) => (member?.id ? [{ value: member.id, label: memberText(condition.on, member, speech) }] : [])) ?? []
  const known = choices ?? found
  const missing = condition.values.filter((value) => !known.some((one) => one.value === value)).map((value) => ({ value, label: value }))
  return (
    <MultiSelect
      size="xs"
      aria-label={text('report.filter.values')}
      placeholder={condition.values.length === 0 ? text('report.filter.choose') : undefined}
      searchable
      limit={100}
      data={[...known, ...missing]}
      value={condition.values}
      onChange={(values) => onChange(values.slice(-mostOf(condition.op)))}
      nothingFoundMessage={text('report.filter.nothing')}
    />
  )
}
