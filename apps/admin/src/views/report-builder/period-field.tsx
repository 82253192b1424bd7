import { Group, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { parsePeriod, periodOf, relativePeriods, type Period } from '@tolok/domain'
import { PeriodPicker } from '../../pickers/period'
import { useText } from '../../platform/i18n'
import type { PeriodChoice } from './question'
import classes from './ask.module.css'

const today = (): Period => periodOf(new Date().toISOString().slice(0, 10), 'YEAR')
const periodFrom = (id: string): Period => {
  const parsed = parsePeriod(id)
  return parsed.ok ? parsed.value : today()
}
const kindOf = (period: PeriodChoice) => ('fixed' in period ? 'fixed' : 'from' in period ? 'range' : 'relative')

/** One period, from one to another, or one that moves with the calendar. */
export const PeriodField = ({ period, onChange }: { period: PeriodChoice; onChange: (period: PeriodChoice) => void }) => {
  const text = useText()
  const kind = kindOf(period)
  const fixed = 'fixed' in period ? periodFrom(period.fixed) : 'from' in period ? periodFrom(period.to) : today()
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
        {'fixed' in period && <PeriodPicker period={periodFrom(period.fixed)} onChoose={(id) => onChange({ fixed: id })} />}
        {'from' in period && (
          <Group gap={4} wrap="wrap">
            <PeriodPicker period={periodFrom(period.from)} onChoose={(from) => onChange({ from, to: notBefore(from, period.to) })} />
            <PeriodPicker period={periodFrom(period.to)} onChoose={(to) => onChange({ from: notAfter(to, period.from), to })} />
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

/** A range stays a range: the end that was not touched follows when it would come to lie on the wrong side. */
const notBefore = (from: string, to: string) => (periodFrom(to).lastDay < periodFrom(from).firstDay ? from : to)
const notAfter = (to: string, from: string) => (periodFrom(from).firstDay > periodFrom(to).lastDay ? to : from)

/** The day an anchor counts from; a longer period counts from its last. */
const anchorDay = (anchor: string | undefined) => {
  const parsed = parsePeriod(anchor)
  return parsed.ok ? parsed.value.lastDay : ''
}
