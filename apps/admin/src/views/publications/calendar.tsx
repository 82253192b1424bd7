import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Modal, NativeSelect, Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { useSession } from '../../platform/session'
import { Problem } from '../../platform/problem'
import { CalendarDocument, SetCalendarDocument } from './documents'

/** The day on which the year before is published by itself, and its change by those who may publish. */
export const Calendar = ({ municipalityId }: { municipalityId: number }) => {
  const text = useText()
  const format = useFormat()
  const { may } = useSession()
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery(CalendarDocument, { variables: { municipalityId } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!data) return null
  const { onDay } = data.cubeCalendar
  return (
    <>
      {onDay ? text('publications.calendar.on', { day: format.ofEachYear(onDay) }) : text('publications.calendar.off')}{' '}
      {may('scorecard.seal') && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {text('publications.calendar.change')}
        </Button>
      )}
      {isOpen && <CalendarForm municipalityId={municipalityId} onDay={onDay} onClose={() => setOpen(false)} />}
    </>
  )
}

const two = (number: number) => String(number).padStart(2, '0')
const months = Array.from({ length: 12 }, (_, n) => two(n + 1))
/** Up to the 28th, which every year has. */
const dates = Array.from({ length: 28 }, (_, n) => two(n + 1))

const CalendarForm = ({ municipalityId, onDay, onClose }: { municipalityId: number; onDay: string | null; onClose: () => void }) => {
  const text = useText()
  const format = useFormat()
  const [isWished, setWished] = useState(onDay !== null)
  const [wish, setWish] = useState(onDay ?? '03-15')
  const [month = '', date = ''] = wish.split('-')
  const [set, { loading, error }] = useMutation(SetCalendarDocument, { refetchQueries: ['PublicationCalendar'], awaitRefetchQueries: true, onCompleted: onClose, onError: () => {} })
  return (
    <Modal opened onClose={onClose} title={text('publications.calendar')} closeButtonProps={{ 'aria-label': text('close') }}>
      <Stack gap="sm">
        <p>{text('publications.calendar.why')}</p>
        <Switch label={text('publications.calendar.wish')} checked={isWished} onChange={({ currentTarget }) => setWished(currentTarget.checked)} />
        <Group grow>
          <NativeSelect
            label={text('publications.calendar.date')}
            disabled={!isWished}
            value={date}
            data={dates.map((value) => ({ value, label: String(Number(value)) }))}
            onChange={({ currentTarget }) => setWish(`${month}-${currentTarget.value}`)}
          />
          <NativeSelect
            label={text('publications.calendar.month')}
            disabled={!isWished}
            value={month}
            data={months.map((value) => ({ value, label: format.ofEachYear(value) }))}
            onChange={({ currentTarget }) => setWish(`${currentTarget.value}-${date}`)}
          />
        </Group>
        <Problem refusals={error ? refusalsFrom(error) : []} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text('publications.cancel')}
          </Button>
          <Button loading={loading} onClick={() => void set({ variables: { municipalityId, onDay: isWished ? wish : null } })}>
            {text('publications.calendar.keep')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
