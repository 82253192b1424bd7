import { useMutation } from '@apollo/client/react'
import { Alert, Button } from '@mantine/core'
import { TbArchive, TbArchiveOff } from 'react-icons/tb'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { ArchiveDashboardDocument, type Dashboard } from './documents'

/** Puts one's own dashboard away, or takes it out again: nothing is ever deleted. */
export const Archiving = ({ dashboard, onChanged }: { dashboard: Dashboard; onChanged: () => void }) => {
  const text = useText()
  const isArchived = dashboard.archivedAt !== null
  const [archive, { loading, error }] = useMutation(ArchiveDashboardDocument, {
    update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'dashboards' }),
    onCompleted: onChanged,
    onError: () => {},
  })
  const button = (
    <Button variant="default" size={isArchived ? 'compact-md' : 'sm'} loading={loading} leftSection={isArchived ? <TbArchiveOff size={16} aria-hidden /> : <TbArchive size={16} aria-hidden />} onClick={() => void archive({ variables: { id: dashboard.id, archived: !isArchived } })}>
      {text(isArchived ? 'dashboards.restore' : 'dashboards.archive')}
    </Button>
  )
  return (
    <>
      {isArchived ? (
        <Alert color="gray" mb="md">
          <p>{text('dashboards.archived.why')}</p>
          {button}
        </Alert>
      ) : (
        button
      )}
      <Problem refusals={error ? refusalsFrom(error) : []} />
    </>
  )
}
