import { useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TbShieldLock } from 'react-icons/tb'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { PublishableDocument, PublishDocument } from './documents'
import classes from './publications.module.css'

/** Publishes a year that is over, after saying what goes in, what stays out for good, and that it cannot be undone. */
export const Publish = ({ onPublished }: { onPublished: (id: string) => void }) => {
  const text = useText()
  const { municipalityId } = usePlace()
  const [isOpen, dialog] = useDisclosure()
  const { data } = useQuery(PublishableDocument, { variables: { municipalityId: municipalityId ?? 0 }, skip: municipalityId === undefined, fetchPolicy: 'cache-and-network' })
  const years = data?.publishableYears ?? []
  const [wish, setWish] = useState<string | null>(null)
  const [isRead, setRead] = useState(false)
  const chosen = years.find(({ period }) => period === wish) ?? years[0]
  const [publish, { loading, error }] = useMutation(PublishDocument, {
    refetchQueries: ['Publications', 'Publishable'],
    awaitRefetchQueries: true,
    onCompleted: ({ publishScorecards }) => {
      dialog.close()
      setRead(false)
      onPublished(publishScorecards.id)
    },
    onError: () => {},
  })
  const why = municipalityId === undefined ? text('publications.choose-town') : data && years.length === 0 ? text('publications.none-due') : undefined
  return (
    <>
      <div className={classes.offer}>
        <Button leftSection={<TbShieldLock size={18} aria-hidden />} disabled={!chosen} onClick={dialog.open}>
          {text('publications.publish')}
        </Button>
        {why && <span className="quiet">{why}</span>}
      </div>
      <Modal opened={isOpen && chosen !== undefined} onClose={dialog.close} title={text('publications.publish')} closeButtonProps={{ 'aria-label': text('close') }}>
        {chosen && municipalityId !== undefined && (
          <Stack gap="sm">
            <NativeSelect label={text('publications.year')} value={chosen.period} onChange={({ currentTarget }) => setWish(currentTarget.value)} data={years.map(({ period }) => period)} />
            <p>{text('publications.confirm.counts', { sealed: chosen.sealed, leftOut: chosen.leftOut })}</p>
            <Alert color="kunyit">{text('publications.confirm')}</Alert>
            <Checkbox label={text('publications.confirm.read')} checked={isRead} onChange={({ currentTarget }) => setRead(currentTarget.checked)} />
            <Problem refusals={error ? refusalsFrom(error) : []} />
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {text('publications.cancel')}
              </Button>
              <Button disabled={!isRead} loading={loading} onClick={() => void publish({ variables: { municipalityId, period: chosen.period } })}>
                {text('publications.confirm.go', { year: chosen.period })}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  )
}
