import { TextInput } from '@mantine/core'
import { addDays, dayInZone, parseDay, startOfDay, zones, type Zone } from '@tolok/domain'
import { useText } from '../../platform/i18n'
import { zoneName } from './zone-name'

/** What was known at the end of a day, by the municipality's own clock; empty is now. */
export const AsOfField = ({ asOf, timeZone, onChange }: { asOf: string | null; timeZone: string; onChange: (asOf: string | null) => void }) => {
  const text = useText()
  const zone: Zone = Object.hasOwn(zones, timeZone) ? (timeZone as Zone) : 'Asia/Jakarta'
  const today = dayInZone(Date.now(), zone)
  const choose = (typed: string) => {
    const day = parseDay(typed)
    if (typed === '' || (day.ok && day.value >= today)) onChange(null)
    else if (day.ok) onChange(new Date(startOfDay(addDays(day.value, 1), zone) - 1).toISOString())
  }
  return (
    <TextInput
      type="date"
      max={today}
      label={text('report.ask.as-of')}
      description={text('report.ask.as-of.how', { zone: zoneName(zone) })}
      value={asOf ? dayInZone(Date.parse(asOf), zone) : ''}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  )
}
