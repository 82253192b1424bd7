import { ActionIcon, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useText } from '../../platform/i18n'
import { useReportTable } from '../../platform/report'
import { toQuery } from './as-graphql'
import { memberText } from './cells'
import type { Condition, Question } from './question'
import { useCatalogue, useSpeech } from './speech'
import classes from './ask.module.css'

type Parts = { question: Question; onChange: (where: Condition[]) => void }

/** What is left in or out. All conditions hold together; the API takes more (and, or, not) than the page offers. */
export const FilterList = ({ question, onChange }: Parts) => {
  const text = useText()
  const speech = useSpeech()
  const { dimensions } = useCatalogue()
  const offered = dimensions.filter(({ kind }) => kind !== 'TIME')
  const replace = (index: number, part: Partial<Condition>) => onChange(question.where.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const operatorsOf = (on: string) => dimensions.find(({ id }) => id === on)?.operators ?? []

  return (
    <fieldset className={classes.part}>
      <legend>{text('report.ask.filters')}</legend>
      <Stack gap={8}>
        {question.where.map((condition, index) => (
          <div key={index} className={classes.condition}>
            <div className={classes.head}>
              <span>{speech.dimension(condition.on)}</span>
              <ActionIcon variant="subtle" color="gray" aria-label={text('report.ask.remove', { name: speech.dimension(condition.on) })} onClick={() => onChange(question.where.filter((_, at) => at !== index))}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </div>
            <Select
              size="xs"
              aria-label={text('report.filter.operator')}
              value={condition.op}
              data={operatorsOf(condition.on).map((value) => ({ value, label: text(`report.op.${value}` as 'report.op.EQ') }))}
              onChange={(op) => op && replace(index, { op, values: fitting(op, condition.values) })}
              allowDeselect={false}
            />
            {condition.op === 'CONTAINS' ? (
              <TextInput size="xs" aria-label={text('report.filter.values')} value={condition.values[0] ?? ''} onChange={({ currentTarget }) => replace(index, { values: currentTarget.value ? [currentTarget.value] : [] })} />
            ) : condition.op === 'IS_NULL' ? null : (
              <MemberSelect question={question} condition={condition} onChange={(values) => replace(index, { values })} />
            )}
          </div>
        ))}
        <Select
          placeholder={text('report.filter.add')}
          aria-label={text('report.filter.add')}
          value={null}
          data={offered.map(({ id }) => ({ value: id, label: speech.dimension(id) }))}
          onChange={(on) => on && onChange([...question.where, { on, op: operatorsOf(on).includes('IN') ? 'IN' : (operatorsOf(on)[0] ?? 'EQ'), values: [] }])}
        />
      </Stack>
    </fieldset>
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
  const occurring = toQuery({ ...question, measures: [measure], rows: [{ by: condition.on }], columns: [], where: question.where.filter((one) => one !== condition && one.on === 'MUNICIPALITY'), orderBy: null, totals: [], minimumState: 'DRAFT' })
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
