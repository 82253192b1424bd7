import { Button, Checkbox, Group, Select, Stack, Switch } from '@mantine/core'
import { useLanguage, useText } from '../../platform/i18n'
import { DimensionList } from './dimension-list'
import { FilterList } from './filter-list'
import { PeriodField } from './period-field'
import type { Question } from './question'
import { useCatalogue } from './speech'
import classes from './ask.module.css'

export type Change = (part: Partial<Question>) => void

/** The question, part by part. Every change is asked at once. */
export const Ask = ({ question, change, onReset }: { question: Question; change: Change; onReset: () => void }) => {
  const text = useText()
  const language = useLanguage()
  const { measures } = useCatalogue()
  const chosen = measures.filter(({ id }) => question.measures.includes(id))
  /** Offered are the dimensions that every chosen measure goes with: what cannot be answered cannot be picked. */
  const fits = (dimension: string) => chosen.every(({ dimensions }) => dimensions.includes(dimension as never))
  const used = [...question.rows, ...question.columns]
  const goesWith = (measure: (typeof measures)[number]) => used.every(({ by }) => measure.dimensions.includes(by as never))

  return (
    <Stack gap="lg" className={classes.ask}>
      <fieldset className={classes.part}>
        <legend>{text('report.ask.measures')}</legend>
        <Stack gap={8}>
          {measures.map((measure) => {
            const isChosen = question.measures.includes(measure.id)
            return (
              <Checkbox
                key={measure.id}
                label={measure.label[language]}
                description={goesWith(measure) || isChosen ? undefined : text('report.ask.does-not-go')}
                title={measure.description[language]}
                checked={isChosen}
                disabled={isChosen ? question.measures.length === 1 : !goesWith(measure)}
                onChange={() => change({ measures: isChosen ? question.measures.filter((id) => id !== measure.id) : [...question.measures, measure.id] })}
              />
            )
          })}
        </Stack>
      </fieldset>
      <DimensionList title={text('report.ask.rows')} most={4} chosen={question.rows} taken={used} fits={fits} onChange={(rows) => change({ rows })} />
      <DimensionList title={text('report.ask.columns')} most={2} chosen={question.columns} taken={used} fits={fits} onChange={(columns) => change({ columns })} />
      <PeriodField period={question.period} onChange={(period) => change({ period })} />
      <FilterList question={question} onChange={(where) => change({ where })} />
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
      <Button variant="subtle" color="gray" onClick={onReset}>
        {text('report.ask.reset')}
      </Button>
    </Stack>
  )
}
