import { useMutation } from '@apollo/client/react'
import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TbShare } from 'react-icons/tb'
import { SharingChoice } from '../../pickers/sharing'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { ShareDashboardDocument, type Dashboard } from './documents'

/** Who may open the dashboard; its reports are shared by themselves. */
export const SharingOf = ({ dashboard, onChanged }: { dashboard: Dashboard; onChanged: () => void }) => {
  const text = useText()
  const [isOpen, dialog] = useDisclosure()
  const [share, { loading, error, data }] = useMutation(ShareDashboardDocument, {
    update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'dashboards' }),
    onCompleted: onChanged,
    onError: () => {},
  })
  return (
    <>
      <Button variant="light" leftSection={<TbShare size={18} aria-hidden />} onClick={dialog.open}>
        {text('dashboards.share')}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={text('dashboards.share')} closeButtonProps={{ 'aria-label': text('close') }}>
        <SharingChoice
          shared={dashboard}
          ask={text('dashboards.share.ask')}
          why={text('dashboards.share.why')}
          onKeep={(sharing) => void share({ variables: { id: dashboard.id, sharing } })}
          isKeeping={loading}
          isKept={data !== undefined && data !== null}
          refusals={error ? refusalsFrom(error) : []}
        />
      </Modal>
    </>
  )
}
