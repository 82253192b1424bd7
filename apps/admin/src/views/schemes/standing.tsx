import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Badge } from '../../ui/badge'
import type { DraftInList } from './documents'

export type Standing = 'coming' | 'in-force' | 'ended'

/** Whether a version judges the periods of today; by the day alone, which is text that compares as days do. */
export const standingOf = ({ validFrom, endsOn }: { validFrom: string; endsOn: string | null }, on: string): Standing =>
  on < validFrom ? 'coming' : endsOn !== null && endsOn <= on ? 'ended' : 'in-force'

const tones = { coming: 'attention', 'in-force': 'good', ended: 'quiet' } as const

export const StandingBadge = ({ of }: { of: { validFrom: string; endsOn: string | null } }) => {
  const text = useText()
  const standing = standingOf(of, usePlace().today)
  return <Badge tone={tones[standing]}>{text(`scheme.${standing}`)}</Badge>
}

const stateTones = { DRAFT: 'quiet', OPEN: 'attention', SIMULATED: 'attention', PUBLISHED: 'good', WITHDRAWN: 'quiet' } as const

export const StateBadge = ({ state }: { state: DraftInList['state'] }) => {
  const text = useText()
  return <Badge tone={stateTones[state]}>{text(`scheme-draft.${state}`)}</Badge>
}
