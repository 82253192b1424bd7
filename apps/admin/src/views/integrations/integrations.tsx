import { SegmentedControl } from '@mantine/core'
import { useText } from '../../platform/i18n'
import { useSession } from '../../platform/session'
import { useViewSearch } from '../../platform/view'
import { PageHeader } from '../../ui/page-header'
import { integrationsView } from '.'
import { IntegratorList } from './integrator-list'
import { TokenList } from './token-list'
import { WebhookList } from './webhook-list'

/** What other systems may do here, and what they are told. */
export default function Integrations() {
  const text = useText()
  const { may } = useSession()
  const [{ bagian }, change] = useViewSearch(integrationsView)
  const open = may('account.manage') ? bagian : undefined
  return (
    <>
      <PageHeader title={text('integrations.title')} lead={text('integrations.lead')} />
      {may('account.manage') && (
        <SegmentedControl
          mb="lg"
          aria-label={text('integrations.parts')}
          value={bagian ?? 'token'}
          onChange={(value) => change({ bagian: value === 'layanan' || value === 'webhook' ? value : undefined, webhook: undefined })}
          data={(['token', 'layanan', 'webhook'] as const).map((value) => ({ value, label: text(`integrations.part.${value}`) }))}
        />
      )}
      {open === 'layanan' ? <IntegratorList /> : open === 'webhook' ? <WebhookList /> : <TokenList />}
    </>
  )
}
