import { Button, Group, Select, Stack, Switch } from '@mantine/core'
import { useLanguage, useText } from '../../platform/i18n'
import { AsOfField } from './as-of-field'
import { DimensionDetail } from './dimension-detail'
import { Dragging } from './dragging'
import { FilterDetail } from './filter-detail'
import { PeriodField } from './period-field'
import type { Question } from '../../pickers/report/question'
import { Refine } from './refine'
import { Shelf } from './shelf'
import { firstFilter, firstUse, tidied } from './shelves'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'
import classes from './ask.module.css'

export type Change = (part: Partial<Question>) => void
type Parts = { question: Question; ask: (question: Question) => void; change: Change; onReset: () => void; timeZone: string }

/** The question, part by part. Every change is asked at once. */
export const Ask = ({ question, ask, change, onReset, timeZone }: Parts) => {
  const text = useText()
  const language = useLanguage()
  const speech = useSpeech()
  const { measures, dimensions } = useCatalogue()
  const chosen = measures.filter(({ id }) => question.measures.includes(id))
  const used = [...question.rows, ...question.columns]
  /** Offered are the dimensions that every chosen measure goes with: what cannot be answered cannot be picked. */
  const fitting = dimensions.filter(({ id }) => chosen.every((measure) => measure.dimensions.includes(id)))
  const goesWith = (measure: (typeof measures)[number]) => used.every(({ by }) => measure.dimensions.includes(by as never))
  const unused = fitting.filter(({ id }) => !used.some(({ by }) => by === id)).map(({ id }) => ({ value: id, label: speech.dimension(id) }))
  const shared = { question, ask, add: text('report.ask.add'), nothing: text('report.ask.nothing-goes') }
  const replaced = <One,>(list: readonly One[], index: number, one: One) => list.map((now, at) => (at === index ? one : now))

  return (
    <Stack gap="lg" className={classes.ask}>
      <Dragging question={question} ask={(next) => ask(tidied(next))}>
        <Shelf
          {...shared}
          shelf="measures"
          least={1}
          offers={measures
            .filter(({ id }) => !question.measures.includes(id))
            .map((measure) => ({ value: measure.id, label: goesWith(measure) ? measure.label[language] : text('report.ask.does-not-go', { name: measure.label[language] }), disabled: !goesWith(measure) }))}
          onAdd={(id) => change({ measures: [...question.measures, id] })}
        />
        {(['rows', 'columns'] as const).map((shelf) => (
          <Shelf
            key={shelf}
            {...shared}
            shelf={shelf}
            offers={unused}
            onAdd={(by) => change({ [shelf]: [...question[shelf], firstUse(by, dimensions)] })}
            detail={(index) => {
              const dimension = question[shelf][index]
              return dimension && <DimensionDetail dimension={dimension} onChange={(next) => change({ [shelf]: replaced(question[shelf], index, next) })} />
            }}
          />
        ))}
        <PeriodField period={question.period} onChange={(period) => change({ period })} />
        <Shelf
          {...shared}
          shelf="where"
          add={text('report.filter.add')}
          offers={fitting.filter(({ kind }) => kind !== 'TIME').map(({ id }) => ({ value: id, label: speech.dimension(id) }))}
          onAdd={(on) => change({ where: [...question.where, firstFilter(on, dimensions)] })}
          detail={(index) => {
            const condition = question.where[index]
            return condition && <FilterDetail question={question} condition={condition} onChange={(part) => change({ where: replaced(question.where, index, { ...condition, ...part }) })} />
          }}
        />
      </Dragging>
      <fieldset className={classes.part}>
        <legend>{text('report.ask.totals')}</legend>
        <Stack gap={8}>
          {(['GRAND', 'SUBTOTALS', 'ROWS'] as const).map((kind) => (
            <Switch
              key={kind}
              label={text(`report.total.${kind}`)}
              checked={question.totals.includes(kind)}
              disabled={(kind === 'SUBTOTALS' && question.rows.length < 2) || (kind === 'ROWS' && question.columns.length === 0)}
              onChange={({ currentTarget }) => change({ totals: currentTarget.checked ? [...question.totals, kind] : question.totals.filter((one) => one !== kind) })}
            />
          ))}
        </Stack>
      </fieldset>
      <Refine question={question} change={change} />
      <Group grow align="start">
        <Select
          label={text('report.ask.state')}
          value={question.minimumState}
          onChange={(minimumState) => minimumState && change({ minimumState })}
          data={(['DRAFT', 'SUBMITTED', 'VERIFIED', 'FINAL'] as const).map((value) => ({ value, label: text(`report.minimum.${value}`) }))}
          allowDeselect={false}
        />
        <Select
          label={text('report.ask.structure')}
          value={question.structure}
          onChange={(structure) => structure && change({ structure })}
          data={(['AS_WAS', 'AS_IS'] as const).map((value) => ({ value, label: text(`report.structure.${value}`) }))}
          allowDeselect={false}
        />
      </Group>
      <AsOfField asOf={question.asOf} timeZone={timeZone} onChange={(asOf) => change({ asOf })} />
      <Button variant="subtle" color="gray" onClick={onReset}>
        {text('report.ask.reset')}
      </Button>
    </Stack>
  )
}
