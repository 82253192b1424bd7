import { useMutation } from '@apollo/client/react'
import { Button, Group, Modal, Radio, Select, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArchive, IconShare } from '@tabler/icons-react'
import { roles } from '@tolok/domain'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { useViewSearch } from '../../platform/view'
import { dashboardsView } from '.'
import { ArchiveDashboardDocument, ShareDashboardDocument, type Dashboard } from './documents'

const circles = ['PRIVATE', 'ROLE', 'MUNICIPALITY'] as const

/** Who may open the dashboard; its reports are shared by themselves. */
export const SharingOf = ({ dashboard, onChanged }: { dashboard: Dashboard; onChanged: () => void }) => {
  const text = useText()
  const { may } = useSession()
  const [, change] = useViewSearch(dashboardsView)
  const [isOpen, dialog] = useDisclosure()
  const [circle, setCircle] = useState<string>(dashboard.sharing)
  const [role, setRole] = useState<string | null>(dashboard.sharedRole)
  const forget = { update: (cache: { evict: (what: { id: string; fieldName: string }) => boolean }) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'dashboards' }), onError: () => {} }
  const [share, sharing] = useMutation(ShareDashboardDocument, { ...forget, onCompleted: () => (dialog.close(), onChanged()) })
  const [archive, archiving] = useMutation(ArchiveDashboardDocument, { ...forget, onCompleted: () => change({ dasbor: undefined }) })
  const refusals = [sharing, archiving].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  return (
    <>
      <Button variant="light" leftSection={<IconShare size={18} aria-hidden />} onClick={dialog.open}>
        {text('dashboards.share')}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={text('dashboards.share')} closeButtonProps={{ 'aria-label': text('close') }}>
        <Stack gap="sm">
          {may('report.share') && (
            <Radio.Group label={text('dashboards.share.ask')} description={text('dashboards.share.why')} value={circle} onChange={setCircle}>
              <Stack gap="xs" mt="xs">
                {circles.map((one) => (
                  <Radio key={one} value={one} label={text(`dashboards.sharing.${one}`)} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {circle === 'ROLE' && <Select label={text('dashboards.role')} value={role} onChange={setRole} data={Object.keys(roles).map((value) => ({ value, label: text(`role.${value}` as 'role.ADMIN') }))} />}
          <Problem refusals={refusals} />
          <Group justify="space-between">
            <Button variant="subtle" color="bata" leftSection={<IconArchive size={16} aria-hidden />} loading={archiving.loading} onClick={() => void archive({ variables: { id: dashboard.id } })}>
              {text('dashboards.archive')}
            </Button>
            {may('report.share') && (
              <Button loading={sharing.loading} disabled={circle === 'ROLE' && role === null} onClick={() => void share({ variables: { id: dashboard.id, sharing: { sharing: circle as 'ROLE', ...(circle === 'ROLE' ? { role: role as 'ADMIN' } : {}) } } })}>
                {text('dashboards.share.keep')}
              </Button>
            )}
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
