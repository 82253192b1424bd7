import { Group, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { parsePeriod, periodOf, relativePeriods, type Period } from '@tolok/domain'
import { PeriodPicker } from '../../pickers/period'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import type { PeriodChoice } from '../../pickers/report/question'
import classes from './ask.module.css'

/** What a person typed into the address may be no period: then it is this year. */
const periodFrom = (id: string, thisYear: Period): Period => {
  const parsed = parsePeriod(id)
  return parsed.ok ? parsed.value : thisYear
}
const kindOf = (period: PeriodChoice) => ('fixed' in period ? 'fixed' : 'from' in period ? 'range' : 'relative')

/** One period, from one to another, or one that moves with the calendar. */
export const PeriodField = ({ period, onChange }: { period: PeriodChoice; onChange: (period: PeriodChoice) => void }) => {
  const text = useText()
  const thisYear = periodOf(usePlace().today, 'YEAR')
  const read = (id: string) => periodFrom(id, thisYear)
  const kind = kindOf(period)
  const fixed = 'fixed' in period ? read(period.fixed) : 'from' in period ? read(period.to) : thisYear
  const choose = (next: string) => {
    if (next === 'fixed') onChange({ fixed: fixed.id })
    else if (next === 'range') onChange({ from: periodOf(fixed.firstDay, 'MONTH').id, to: periodOf(fixed.lastDay, 'MONTH').id })
    else onChange({ relative: 'LAST_12_MONTHS' })
  }
  return (
    <fieldset className={classes.part}>
      <legend>{text('report.ask.period')}</legend>
      <Stack gap={8}>
        <SegmentedControl
          fullWidth
          size="xs"
          value={kind}
          onChange={choose}
          aria-label={text('report.period.kind')}
          data={(['fixed', 'range', 'relative'] as const).map((value) => ({ value, label: text(`report.period.${value}`) }))}
        />
        {'fixed' in period && <PeriodPicker period={read(period.fixed)} onChoose={(id) => onChange({ fixed: id })} />}
        {/* A range stays a range: the end that was not touched follows when it would come to lie on the wrong side. */}
        {'from' in period && (
          <Group gap={4} wrap="wrap">
            <PeriodPicker period={read(period.from)} onChoose={(from) => onChange({ from, to: read(period.to).lastDay < read(from).firstDay ? from : period.to })} />
            <PeriodPicker period={read(period.to)} onChoose={(to) => onChange({ from: read(period.from).firstDay > read(to).lastDay ? to : period.from, to })} />
          </Group>
        )}
        {'relative' in period && (
          <>
            <Select
              aria-label={text('report.period.relative')}
              value={period.relative}
              onChange={(relative) => relative && onChange({ ...period, relative })}
              data={Object.keys(relativePeriods).map((value) => ({ value, label: text(`report.relative.${value as keyof typeof relativePeriods}`) }))}
              allowDeselect={false}
            />
            <TextInput
              type="date"
              label={text('report.period.anchor')}
              description={text('report.period.anchor.how')}
              value={anchorDay(period.anchor)}
              onChange={({ currentTarget: { value } }) => onChange(value ? { relative: period.relative, anchor: value } : { relative: period.relative })}
            />
          </>
        )}
      </Stack>
    </fieldset>
  )
}

/** The day an anchor counts from; a longer period counts from its last. */
const anchorDay = (anchor: string | undefined) => {
  const parsed = parsePeriod(anchor)
  return parsed.ok ? parsed.value.lastDay : ''
}
