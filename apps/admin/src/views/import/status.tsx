import { useText } from '../../platform/i18n'
import { Badge, type Tone } from '../../ui/badge'
import type { ImportJob } from './documents'

export type ImportStatus = ImportJob['status']
const tones: Record<ImportStatus, Tone> = {
  UPLOADED: 'quiet',
  READING: 'quiet',
  NEEDS_ANSWER: 'attention',
  PREVIEW: 'attention',
  APPLYING: 'quiet',
  APPLIED: 'good',
  FAILED: 'bad',
  CANCELLED: 'quiet',
  UNDONE: 'quiet',
}

export const StatusBadge = ({ status }: { status: ImportStatus }) => {
  const text = useText()
  return <Badge tone={tones[status]}>{text(`import.status.${status}`)}</Badge>
}

/** Is somebody at work on it, so that asking again is worth while? */
export const isUnderWay = (status: ImportStatus | undefined): boolean =>
  status === 'UPLOADED' || status === 'READING' || status === 'APPLYING'
