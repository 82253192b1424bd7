import { Button, Group, Radio, Select, Stack } from '@mantine/core'
import { roles } from '@tolok/domain'
import { useState } from 'react'
import { useText, type Text } from '../platform/i18n'
import { Problem } from '../platform/problem'
import type { Refusal } from '../platform/refusal'
import { AgencyPicker } from './agency'

const circles = ['PRIVATE', 'AGENCY', 'ROLE', 'MUNICIPALITY'] as const
type Circle = (typeof circles)[number] | 'PUBLIC'
export type Shared = { sharing: Circle; sharedRole: string | null; sharedAgency: { id: string; name: string } | null }
/** As the API takes it. */
export type SharingWish = { sharing: Circle; role?: keyof typeof roles; agencyId?: string }

/** With whom something is shared, in words. */
export const sharingText = (text: Text, { sharing, sharedRole, sharedAgency }: Shared): string =>
  text(`sharing.said.${sharing}`, { role: sharedRole ? text(`role.${sharedRole}` as 'role.ADMIN') : '', agency: sharedAgency?.name ?? '' })

type Parts = { shared: Shared; ask: string; why: string; onKeep: (wish: SharingWish) => void; isKeeping: boolean; isKept: boolean; refusals: readonly Refusal[] }

/** Who may open it: its owner, an agency and all under it, a role, or everybody in the municipality. */
export const SharingChoice = ({ shared, ask, why, onKeep, isKeeping, isKept, refusals }: Parts) => {
  const text = useText()
  const [circle, setCircle] = useState<Circle>(shared.sharing)
  const [role, setRole] = useState<string | null>(shared.sharedRole)
  const [agencyId, setAgencyId] = useState<string | undefined>(shared.sharedAgency?.id)
  const isWhole = circle === 'AGENCY' ? agencyId !== undefined : circle === 'ROLE' ? role !== null : circle !== 'PUBLIC'
  const wish = (): SharingWish => ({ sharing: circle, ...(circle === 'ROLE' ? { role: role as keyof typeof roles } : {}), ...(circle === 'AGENCY' && agencyId ? { agencyId } : {}) })
  return (
    <Stack gap="sm">
      <Radio.Group label={ask} description={why} value={circle} onChange={(value) => setCircle(value as Circle)}>
        <Stack gap="xs" mt="xs">
          {circles.map((one) => (
            <Radio key={one} value={one} label={text(`sharing.circle.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {circle === 'ROLE' && <Select label={text('sharing.role')} value={role} onChange={setRole} data={Object.keys(roles).map((value) => ({ value, label: text(`role.${value}` as 'role.ADMIN') }))} />}
      {circle === 'AGENCY' && <AgencyPicker label={text('sharing.agency')} value={agencyId} onChange={setAgencyId} />}
      <Problem refusals={refusals} />
      <Group>
        <Button onClick={() => onKeep(wish())} loading={isKeeping} disabled={!isWhole}>
          {text('sharing.keep')}
        </Button>
        {isKept && (
          <span role="status" className="quiet">
            {text('sharing.kept')}
          </span>
        )}
      </Group>
    </Stack>
  )
}
