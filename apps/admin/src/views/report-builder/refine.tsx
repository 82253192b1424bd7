import { ActionIcon, Button, Group, MultiSelect, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import { TbPlus, TbX } from 'react-icons/tb'
import { comparators, measureOpWords, type Comparator } from '@tolok/domain'
import { typedNumber } from '../../platform/figure'
import { useLanguage, useText } from '../../platform/i18n'
import type { Change } from './ask'
import { derivationsOf, comparesWith, derivationId } from './refinements'
import type { FigureCondition, Question } from '../../pickers/report/question'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'
import classes from './ask.module.css'

/** What is asked of the figures once they are counted: held against others, made into others, left out, the best few. */
export const Refine = ({ question, change }: { question: Question; change: Change }) => {
  const text = useText()
  const speech = useSpeech()
  const catalogue = useCatalogue()
  const offered = derivationsOf(question, catalogue)
  const derivationText = ({ measure, kind, of, n }: (typeof offered)[number]) =>
    `${speech.measure(measure)}: ${kind === 'PERCENT_OF' ? text(`report.show.PERCENT_OF.${of}` as 'report.show.PERCENT_OF.TOTAL') : text(`report.show.${kind}` as 'report.show.RANK', { n })}`
  return (
    <>
      <MultiSelect
        label={text('report.refine.compare')}
        placeholder={question.compare.length === 0 ? text('report.refine.choose') : undefined}
        value={question.compare}
        onChange={(compare) => change({ compare })}
        data={Object.keys(comparators).map((id) => ({ value: id, label: text(`report.compare.${id as Comparator}`), disabled: !question.compare.includes(id) && !comparesWith(question, id as Comparator, catalogue) }))}
      />
      <MultiSelect
        label={text('report.refine.show')}
        placeholder={question.show.length === 0 ? text('report.refine.choose') : undefined}
        value={question.show.map(derivationId)}
        onChange={(ids) => change({ show: ids.flatMap((id) => [...question.show, ...offered].find((one) => derivationId(one) === id) ?? []) })}
        data={[...offered, ...question.show.filter((shown) => !offered.some((one) => derivationId(one) === derivationId(shown)))].map((one) => ({ value: derivationId(one), label: derivationText(one as (typeof offered)[number]) }))}
        nothingFoundMessage={text('report.refine.none')}
      />
      <fieldset className={classes.part}>
        <legend>{text('report.refine.having')}</legend>
        <Stack gap={8}>
          {question.having.map((condition, index) => (
            <Having
              key={index}
              condition={condition}
              question={question}
              onChange={(next) => change({ having: question.having.flatMap((now, at) => (at !== index ? [now] : next ? [next] : [])) })}
            />
          ))}
          {question.measures[0] && question.having.length < 12 && (
            <Button variant="subtle" size="compact-sm" leftSection={<TbPlus size={16} aria-hidden />} onClick={() => change({ having: [...question.having, { measure: question.measures[0]!, op: 'GTE', values: [] }] })}>
              {text('report.refine.having.add')}
            </Button>
          )}
        </Stack>
      </fieldset>
      <TopField question={question} change={change} />
    </>
  )
}

const Having = ({ condition, question, onChange }: { condition: FigureCondition; question: Question; onChange: (condition: FigureCondition | null) => void }) => {
  const text = useText()
  const speech = useSpeech()
  const language = useLanguage()
  const count = condition.op === 'BETWEEN' ? 2 : condition.op.endsWith('NULL') ? 0 : 1
  return (
    <Stack gap={6} className={classes.figures}>
      <Group gap={6} wrap="nowrap">
        <Select style={{ flex: 1 }} size="xs" aria-label={text('report.refine.having.measure')} value={condition.measure} onChange={(measure) => measure && onChange({ ...condition, measure })} data={question.measures.map((id) => ({ value: id, label: speech.measure(id) }))} allowDeselect={false} />
        <ActionIcon variant="subtle" color="gray" aria-label={text('report.ask.remove', { name: text('report.refine.having') })} onClick={() => onChange(null)}>
          <TbX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Select size="xs" aria-label={text('report.refine.having.op')} value={condition.op} onChange={(op) => op && onChange({ ...condition, op, values: op.endsWith('NULL') ? [] : condition.values.slice(0, op === 'BETWEEN' ? 2 : 1) })} data={Object.entries(measureOpWords).map(([op, words]) => ({ value: op, label: words[language] }))} allowDeselect={false} />
      {Array.from({ length: count }, (_, place) => (
        <TextInput
          key={`${place}-${condition.op}`}
          size="xs"
          inputMode="decimal"
          aria-label={text('report.refine.having.value')}
          placeholder={text('report.refine.having.value')}
          defaultValue={condition.values[place] === undefined ? '' : speech.format.number(condition.values[place])}
          onBlur={({ currentTarget: { value } }) => onChange({ ...condition, values: Array.from({ length: count }, (_, at) => (at === place ? typedNumber(value, language) : (condition.values[at] ?? ''))) })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      ))}
    </Stack>
  )
}

/** The best few rows, or the least; the rest as one row or not at all. */
const TopField = ({ question, change }: { question: Question; change: Change }) => {
  const text = useText()
  const speech = useSpeech()
  const { top, measures, rows } = question
  return (
    <fieldset className={classes.part}>
      <legend>{text('report.refine.top')}</legend>
      <Stack gap={8}>
        <Switch
          label={text('report.refine.top.on')}
          checked={top !== null}
          disabled={rows.length === 0}
          onChange={({ currentTarget }) => change({ top: currentTarget.checked ? { by: measures[0]!, n: 10, direction: 'DESC', perGroup: false, others: true } : null })}
        />
        {top && (
          <>
            <Group gap={6} grow>
              <NumberInput size="xs" min={1} max={1000} allowDecimal={false} clampBehavior="strict" aria-label={text('report.refine.top.n')} value={top.n} onChange={(n) => typeof n === 'number' && n >= 1 && change({ top: { ...top, n } })} />
              <Select size="xs" aria-label={text('report.refine.top.direction')} value={top.direction} onChange={(direction) => direction && change({ top: { ...top, direction } })} data={(['DESC', 'ASC'] as const).map((value) => ({ value, label: text(`report.refine.top.${value}`) }))} allowDeselect={false} />
            </Group>
            <Select size="xs" aria-label={text('report.refine.top.by')} value={top.by} onChange={(by) => by && change({ top: { ...top, by } })} data={measures.map((id) => ({ value: id, label: speech.measure(id) }))} allowDeselect={false} />
            <Switch label={text('report.refine.top.per-group')} checked={top.perGroup} disabled={rows.length < 2} onChange={({ currentTarget }) => change({ top: { ...top, perGroup: currentTarget.checked } })} />
            <Switch label={text('report.refine.top.others')} checked={top.others} onChange={({ currentTarget }) => change({ top: { ...top, others: currentTarget.checked } })} />
          </>
        )}
      </Stack>
    </fieldset>
  )
}
