import { useMutation } from '@apollo/client/react'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { addDays, leastCommentDays } from '@tolok/domain'
import { TbCircleCheck, TbCircleDashed } from 'react-icons/tb'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText, type MessageId } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { ViewLink } from '../../platform/view'
import type { DraftPart } from '.'
import { OpenDraftDocument, PublishDraftDocument, WithdrawDraftDocument } from './changes'
import { type Draft } from './documents'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

type Parts = { draft: Draft; onChanged: () => void; onPart: (part: DraftPart | 'ubah') => void }

const steps: readonly { codes: readonly string[]; label: MessageId; part: DraftPart | 'ubah' }[] = [
  { codes: ['SCHEME_FAULTY'], label: 'publish.sound', part: 'ubah' },
  { codes: ['PERIOD_USED'], label: 'publish.unused', part: 'ubah' },
  { codes: ['NOT_OPENED', 'COMMENTS_OPEN'], label: 'publish.heard', part: 'masukan' },
  { codes: ['COMMENTS_UNANSWERED'], label: 'publish.answered', part: 'masukan' },
  { codes: ['NOT_SIMULATED'], label: 'publish.simulated', part: 'simulasi' },
  { codes: ['OWN_DRAFT'], label: 'publish.second-person', part: 'penerbitan' },
]

/** What must be true before it judges anyone, what is still missing, and the steps of who may take them. */
export const Publication = ({ draft, onChanged, onPart }: Parts) => {
  const text = useText()
  if (draft.state === 'PUBLISHED') return <Published draft={draft} />
  if (draft.state === 'WITHDRAWN') return <Withdrawn draft={draft} />
  return (
    <Stack gap="lg">
      <section className={classes.card} aria-labelledby="publish-list">
        <h2 id="publish-list">{text('publish.title')}</h2>
        <p>{text('publish.what')}</p>
        <ul className={draftClasses.checklist}>
          {steps.map((step) => (
            <Step key={step.label} step={step} draft={draft} onPart={onPart} />
          ))}
        </ul>
      </section>
      <Actions draft={draft} onChanged={onChanged} />
    </Stack>
  )
}

const Step = ({ step: { codes, label, part }, draft, onPart }: { step: (typeof steps)[number]; draft: Draft; onPart: Parts['onPart'] }) => {
  const text = useText()
  const format = useFormat()
  const obstacle = draft.obstacles.find(({ code }) => codes.includes(code))
  const Icon = obstacle ? TbCircleDashed : TbCircleCheck
  return (
    <li data-done={obstacle ? undefined : true}>
      <Icon size={20} aria-hidden />
      <div>
        <strong>{text(label)}</strong> <span className={classes.meta}>{text(obstacle ? 'publish.missing' : 'publish.done')}</span>
        {obstacle && (
          <p>
            {text(`publish.obstacle.${obstacle.code}` as 'publish.obstacle.OWN_DRAFT', {
              count: obstacle.count ?? 0,
              from: obstacle.from ? format.day(obstacle.from) : '',
            })}{' '}
            {part !== 'penerbitan' && obstacle.code !== 'NOT_OPENED' && (
              <button type="button" className={classes.linkButton} onClick={() => onPart(part)}>
                {text('publish.go')}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  )
}

const Actions = ({ draft, onChanged }: { draft: Draft; onChanged: () => void }) => {
  const text = useText()
  const { may } = useSession()
  const { municipality, today } = usePlace()
  const least = addDays(today, municipality?.demonstration ? leastCommentDays.demonstration : leastCommentDays.real)
  const [until, setUntil] = useState<string>(municipality?.demonstration ? least : addDays(today, 14))
  const [reason, setReason] = useState('')
  const settled = { onCompleted: onChanged, onError: onChanged }
  const [open, opening] = useMutation(OpenDraftDocument, settled)
  const [publish, publishing] = useMutation(PublishDraftDocument, settled)
  const [withdraw, withdrawing] = useMutation(WithdrawDraftDocument, settled)
  const refusals = [opening, publishing, withdrawing].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const variables = { id: draft.id }
  return (
    <>
      <Problem refusals={refusals} />
      {draft.state === 'DRAFT' && may('scheme.draft') && (
        <section className={classes.card} aria-labelledby="publish-open">
          <h2 id="publish-open">{text('publish.open')}</h2>
          <p>{text(municipality?.demonstration ? 'publish.open.practice' : 'publish.open.what', { days: leastCommentDays.real })}</p>
          <Group align="end">
            <TextInput
              type="date"
              label={text('publish.open.until')}
              min={least}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
            <Button onClick={() => void open({ variables: { ...variables, until } })} loading={opening.loading} disabled={until === ''}>
              {text('publish.open.do')}
            </Button>
          </Group>
        </section>
      )}
      {draft.state !== 'DRAFT' && may('scheme.publish') && (
        <Button
          onClick={() => void publish({ variables })}
          loading={publishing.loading}
          style={{ justifySelf: 'start', alignSelf: 'start' }}
        >
          {text('publish.do')}
        </Button>
      )}
      {may('scheme.draft') && (
        <details className={classes.whole}>
          <summary>{text('publish.withdraw')}</summary>
          <p>{text('publish.withdraw.what')}</p>
          <Group align="end">
            <TextInput
              label={text('publish.withdraw.reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={2000}
              className={draftClasses.wide}
            />
            <Button
              variant="default"
              onClick={() => void withdraw({ variables: { ...variables, reason } })}
              loading={withdrawing.loading}
              disabled={reason.trim() === ''}
            >
              {text('publish.withdraw.do')}
            </Button>
          </Group>
        </details>
      )}
    </>
  )
}

const Published = ({ draft }: { draft: Draft }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const at = format.moment(String(draft.endedAt), timeZone)
  return (
    <section className={classes.card}>
      <h2>{text('publish.published')}</h2>
      <p>{text('publish.published.what', { by: draft.endedByName ?? '', at })}</p>
      {draft.published && (
        <p className={classes.links}>
          <ViewLink to="aturan" search={{ aturan: draft.published.id }}>
            {text('publish.read')}
          </ViewLink>
          <ViewLink to="aturan" search={{ aturan: draft.published.id, dengan: draft.base.id }}>
            {text('publish.compare')}
          </ViewLink>
        </p>
      )}
    </section>
  )
}

const Withdrawn = ({ draft }: { draft: Draft }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const at = format.moment(String(draft.endedAt), timeZone)
  return (
    <section className={classes.card}>
      <h2>{text('publish.withdrawn')}</h2>
      <p>{text('publish.withdrawn.what', { by: draft.endedByName ?? '', at })}</p>
      <p className={classes.body}>{draft.endReason}</p>
    </section>
  )
}
