import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { TbRobotOff } from 'react-icons/tb'
import { integratorRoles, type IntegratorRole } from '@tolok/domain'
import { useState } from 'react'
import { AgencyPicker, ChosenAgencyDocument } from '../../pickers/agency'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Badge } from '../../ui/badge'
import { Asking } from './asking'
import { CloseIntegratorDocument, CreateIntegratorDocument, IntegratorsDocument, type Integrator } from './documents'
import { Bar, Entries } from './entries'
import classes from './integrations.module.css'
import { TokenForm } from './token-form'
import { Tokens } from './token-list'

/** Accounts for systems, and their tokens. */
export const IntegratorList = () => {
  const text = useText()
  const { municipalityId } = usePlace()
  const [isMaking, setMaking] = useState(false)
  const pages = usePages(IntegratorsDocument, {}, 'integrators')
  return (
    <Stack gap="xl">
      <section aria-label={text('integrations.part.layanan')}>
        <Bar lead={text('integrators.lead')} add={text('integrators.new')} disabled={municipalityId === undefined} onAdd={() => setMaking(true)} />
        <Entries
          label={text('integrations.part.layanan')}
          pages={pages}
          empty={{ icon: TbRobotOff, title: text('integrators.empty'), why: text('integrators.empty.why') }}
          entry={(node) => <OneIntegrator key={node.id} integrator={node} />}
        />
      </section>
      {pages.nodes.length > 0 && (
        <section aria-labelledby="integrators-tokens">
          <h2 id="integrators-tokens" className={classes.heading}>
            {text('integrators.tokens')}
          </h2>
          <Tokens ofIntegrators />
        </section>
      )}
      {isMaking && municipalityId !== undefined && <IntegratorForm municipalityId={municipalityId} onClose={() => setMaking(false)} />}
    </Stack>
  )
}

const OneIntegrator = ({ integrator }: { integrator: Integrator }) => {
  const text = useText()
  const [open, setOpen] = useState<'token' | 'close' | null>(null)
  const [close, { loading, error }] = useMutation(CloseIntegratorDocument, { refetchQueries: ['Integrators', 'AccessTokens'], onCompleted: () => setOpen(null), onError: () => {} })
  const { id, name, agencyId } = integrator
  const { data: below } = useQuery(ChosenAgencyDocument, { variables: { id: agencyId ?? '' }, skip: agencyId === null })
  return (
    <li className={classes.entry}>
      <div>
        <p className={classes.name}>
          {name} {integrator.closedAt !== null && <Badge tone="quiet">{text('integrators.closed')}</Badge>}
        </p>
        <p className={classes.words}>{[text(`integrators.role.${integrator.role}`), agencyId === null ? text('integrators.everywhere') : (below?.agency?.name ?? agencyId)].join(' · ')}</p>
      </div>
      {integrator.closedAt === null && (
        <div className={classes.actions}>
          <Button variant="light" onClick={() => setOpen('token')} aria-label={text('integrators.token', { name })}>
            {text('tokens.new')}
          </Button>
          <Button variant="subtle" color="red" onClick={() => setOpen('close')} aria-label={text('integrators.close.one', { name })}>
            {text('integrators.close')}
          </Button>
        </div>
      )}
      {open === 'token' && <TokenForm title={text('integrators.token', { name })} scopes={integrator.scopes} integratorId={id} onClose={() => setOpen(null)} />}
      <Asking
        isOpen={open === 'close'}
        title={text('integrators.close.ask', { name })}
        why={text('integrators.close.why')}
        act={text('integrators.close.do')}
        isWorking={loading}
        error={error}
        onAct={() => void close({ variables: { id } })}
        onClose={() => setOpen(null)}
      />
    </li>
  )
}

const IntegratorForm = ({ municipalityId, onClose }: { municipalityId: number; onClose: () => void }) => {
  const text = useText()
  const [name, setName] = useState('')
  const [role, setRole] = useState<IntegratorRole>('PLANNER')
  const [agencyId, setAgency] = useState<string>()
  const [create, { loading, error }] = useMutation(CreateIntegratorDocument, { refetchQueries: ['Integrators'], onCompleted: onClose, onError: () => {} })
  return (
    <Modal opened onClose={onClose} title={text('integrators.new')} closeButtonProps={{ 'aria-label': text('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void create({ variables: { draft: { municipalityId, name, role, agencyId } } })
        }}
      >
        <Stack>
          <TextInput label={text('integrators.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={80} data-autofocus />
          <Select
            label={text('integrators.role')}
            description={text('integrators.role.hint')}
            value={role}
            onChange={(value) => setRole((value ?? 'PLANNER') as IntegratorRole)}
            allowDeselect={false}
            data={Object.values(integratorRoles).map((value) => ({ value, label: text(`integrators.role.${value}`) }))}
          />
          <AgencyPicker label={text('integrators.agency')} description={text('integrators.agency.hint')} placeholder={text('integrators.everywhere')} value={agencyId} onChange={setAgency} />
          {error && <Problem refusals={refusalsFrom(error)} />}
          <Group justify="flex-end">
            <Button type="submit" loading={loading} disabled={name.trim() === ''}>
              {text('tokens.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
