import { useMutation } from '@apollo/client/react'
import { Button, Checkbox, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import type { SavedReport } from './documents'
import { PauseScheduleDocument, RunScheduleDocument, SetScheduleDocument } from './schedule-documents'
import classes from './saved-reports.module.css'
import { Runs } from './runs'
import { refusalsIn, timesText } from './spoken'
import { clockOf, firstTimes, fromCron, rhythms, toCron, type Rhythm, type Times } from './times'

/** When a report is asked by itself and who is told; below it what came of each time. */
export const ScheduleForm = ({ report, onChanged }: { report: SavedReport; onChanged: () => void }) => {
  const text = useText()
  const format = useFormat()
  const { municipalities } = usePlace()
  const { schedule } = report
  const zone = schedule?.timeZone ?? municipalities.find(({ id }) => id === report.municipalityId)?.timeZone ?? 'Asia/Jakarta'
  const [times, setTimes] = useState<Times>(schedule ? fromCron(schedule.cron) : firstTimes)
  const [accounts, setAccounts] = useState<string[]>([...(schedule?.accounts ?? [])])
  const [addresses, setAddresses] = useState<string[]>([...(schedule?.addresses ?? [])])
  const [writes, setWrites] = useState(schedule?.channels.includes('E_MAIL') ?? false)
  const [set, setting] = useMutation(SetScheduleDocument, { onCompleted: onChanged, onError: () => {} })
  const [pause, pausing] = useMutation(PauseScheduleDocument, { onCompleted: onChanged, onError: () => {} })
  const [run, running] = useMutation(RunScheduleDocument, { refetchQueries: ['ScheduleRuns', 'Unread', 'Inbox'], onError: () => {} })
  const refusals = [setting, pausing, running].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const change = (part: Partial<Times>) => setTimes((now) => ({ ...now, ...part }))
  const cron = toCron(times)
  const came = running.data?.runScheduleNow
  const keep = () =>
    void set({
      variables: { schedule: { reportId: report.id, cron, accounts, channels: writes ? ['IN_APP', 'E_MAIL'] : ['IN_APP'], ...(writes ? { addresses } : {}) } },
    })
  return (
    <Stack gap="sm">
      <p className={classes.quiet}>{text('schedule.why')}</p>
      <Select label={text('schedule.rhythm')} value={times.rhythm} allowDeselect={false} onChange={(value) => value && change({ rhythm: value as Rhythm, own: cron })} data={rhythms.map((value) => ({ value, label: text(`schedule.rhythm.${value}`) }))} />
      <Group grow align="end">
        {times.rhythm === 'weekly' && (
          <Select label={text('schedule.weekday')} value={times.weekday} allowDeselect={false} onChange={(value) => value && change({ weekday: value })} data={['1', '2', '3', '4', '5', '6', '7'].map((value) => ({ value, label: text(`schedule.weekday.${value}` as 'schedule.weekday.1') }))} />
        )}
        {times.rhythm === 'monthly' && (
          <Select label={text('schedule.day')} value={times.day} allowDeselect={false} onChange={(value) => value && change({ day: value })} data={[...Array.from({ length: 28 }, (_, index) => ({ value: `${index + 1}`, label: `${index + 1}` })), { value: 'L', label: text('schedule.day.last') }]} />
        )}
        {times.rhythm === 'own' ? (
          <TextInput label={text('schedule.own')} description={text('schedule.own.why')} value={times.own} onChange={({ currentTarget }) => change({ own: currentTarget.value })} />
        ) : (
          <TextInput type="time" label={text('schedule.at', { zone: clockOf(zone) })} value={times.at} onChange={({ currentTarget }) => change({ at: currentTarget.value })} />
        )}
      </Group>
      <TagsInput label={text('schedule.accounts')} description={text('schedule.accounts.why')} value={accounts} onChange={setAccounts} maxTags={50} />
      <Checkbox label={text('schedule.e-mail')} checked={writes} onChange={({ currentTarget }) => setWrites(currentTarget.checked)} />
      {writes && <TagsInput label={text('schedule.addresses')} value={addresses} onChange={setAddresses} maxTags={20} />}
      <p className={classes.strong}>{timesText(text, cron, zone)}</p>
      <Problem refusals={refusals} />
      <Group gap="xs">
        <Button onClick={keep} loading={setting.loading}>
          {text(schedule ? 'schedule.keep' : 'schedule.set')}
        </Button>
        {schedule && (
          <>
            <Button variant="default" loading={running.loading} onClick={() => void run({ variables: { id: schedule.id } })}>
              {text('schedule.run')}
            </Button>
            <Button variant="default" loading={pausing.loading} onClick={() => void pause({ variables: { id: schedule.id, paused: schedule.active } })}>
              {text(schedule.active ? 'schedule.pause' : 'schedule.go-on')}
            </Button>
          </>
        )}
      </Group>
      {came?.state === 'DONE' && <p role="status">{text('schedule.ran', { count: came.rowCount ?? 0 })}</p>}
      {came && came.problems.length > 0 && <Problem refusals={refusalsIn(came.problems)} />}
      {schedule && (
        <>
          <p className={classes.quiet}>{schedule.active && schedule.nextRunAt ? text('schedule.next', { moment: format.moment(String(schedule.nextRunAt), zone), zone: clockOf(zone) }) : text('schedule.paused')}</p>
          <Runs scheduleId={schedule.id} zone={zone} />
        </>
      )}
    </Stack>
  )
}
