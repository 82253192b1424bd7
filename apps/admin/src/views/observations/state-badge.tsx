import type { ObservationState } from '@tolok/domain'
import { useText } from '../../platform/i18n'
import { Badge, type Tone } from '../../ui/badge'

const tones: Record<ObservationState, Tone> = { DRAFT: 'quiet', SUBMITTED: 'attention', RETURNED: 'bad', VERIFIED: 'good', FINAL: 'good' }

export const StateBadge = ({ state }: { state: ObservationState }) => {
  const text = useText()
  return <Badge tone={tones[state]}>{text(`state.${state}`)}</Badge>
}
