import { useQuery } from '@apollo/client/react'
import { Anchor, Skeleton, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { ViewLink } from '../../platform/view'
import { Field, Fields } from '../../ui/field'
import { History } from '../../ui/history'
import { ObservationDocument, type Observation } from './documents'
import { Judged } from './judged'
import { factOf, judge, revisionFor } from './judging'
import { ObservationActions } from './observation-actions'
import { RecordForm } from './record-form'
import { StateBadge } from './state-badge'

type Parts = { id: string; onOpen: (id: string) => void }

/** One reported figure: what it comes to, where it stands, what it corrects, and what can be done with it. */
export const ObservationDetail = ({ id, onOpen }: Parts) => {
  const [isCorrecting, setCorrecting] = useState(false)
  const { data, previousData, error } = useQuery(ObservationDocument, { variables: { id } })
  const observation = (data ?? previousData)?.observation
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!observation) return <Skeleton height={420} />
  if (isCorrecting) return <RecordForm corrects={observation} onKept={onOpen} onLeave={() => setCorrecting(false)} />
  return (
    <Stack gap="lg">
      <Judged judged={judge(observation.target, factOf(observation))} />
      <ObservationActions observation={observation} onCorrect={() => setCorrecting(true)} />
      <Facts observation={observation} />
      <Corrections observation={observation} onOpen={onOpen} />
      <Life observation={observation} />
    </Stack>
  )
}

const Facts = ({ observation }: { observation: Observation }) => {
  const text = useText()
  const format = useFormat()
  const figure = useFigure()
  const { target, source, evidence, printedAchievement, observedOn } = observation
  const revision = revisionFor(target, observedOn)
  const aims = [revision?.value, revision?.valueHigh].filter((one) => one != null).map((value) => figure(target.indicator, { value }))
  return (
    <Fields>
      <Field label={text('observations.figure')}>{figure(target.indicator, observation)}</Field>
      <Field label={text('observations.target')}>{aims.join(' – ') || '–'}</Field>
      <Field label={text('observations.day')}>{format.day(observedOn)}</Field>
      <Field label={text('observations.target-period')}>{format.period(target.period)}</Field>
      <Field label={text('observations.agency')}>
        <ViewLink to="perangkat-daerah" search={{ perangkat: target.agency.id }}>
          {target.agency.name}
        </ViewLink>
      </Field>
      {target.employee && (
        <Field label={text('observations.employee')}>
          <ViewLink to="pegawai" search={{ pegawai: target.employee.id }}>
            {target.employee.name}
          </ViewLink>
        </Field>
      )}
      <Field label={text('observations.indicator')}>
        <ViewLink to="indikator" search={{ indikator: target.indicator.id }}>
          {target.indicator.name}
        </ViewLink>
      </Field>
      <Field label={text('observations.evidence')}>
        {evidence && /^https?:\/\//.test(evidence) ? (
          <Anchor href={evidence} target="_blank" rel="noreferrer noopener">
            {evidence}
          </Anchor>
        ) : (
          (evidence ?? text('observations.evidence.none'))
        )}
      </Field>
      <Field label={text('observations.source')}>{source.name}</Field>
      {printedAchievement && <Field label={text('observations.printed')}>{format.percent(printedAchievement, 2)}</Field>}
    </Fields>
  )
}

const Corrections = ({ observation, onOpen }: { observation: Observation; onOpen: (id: string) => void }) => {
  const text = useText()
  const figure = useFigure()
  const { indicator, observations } = observation.target
  const earlier = observation.supersedes
  const later = observations.nodes.filter(({ supersedes }) => supersedes?.id === observation.id)
  if (!earlier && later.length === 0) return null
  const link = (one: NonNullable<typeof earlier> | (typeof later)[number]) => (
    <Anchor component="button" type="button" onClick={() => onOpen(one.id)}>
      {figure(indicator, one)}
    </Anchor>
  )
  return (
    <section>
      <Title order={3} mb="xs">
        {text('observations.corrections')}
      </Title>
      <Stack gap={6}>
        {earlier && (
          <div>
            {text('observations.corrects')} {link(earlier)}
          </div>
        )}
        {later.map((one) => (
          <div key={one.id}>
            {text('observations.corrected-by')} {link(one)} <StateBadge state={one.state} />
          </div>
        ))}
      </Stack>
    </section>
  )
}

const Life = ({ observation: { states } }: { observation: Observation }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const moment = (iso: string) => format.moment(iso, timeZone)
  return (
    <section>
      <Title order={3} mb="sm">
        {text('observations.life')}
      </Title>
      <History
        label={text('observations.life')}
        chapters={states.map(({ state, reason, recordedAt }, index) => ({
          id: String(index),
          what: text(`state.${state}`),
          detail: reason || undefined,
          from: `${recordedAt} ${index}`,
          when: moment(recordedAt),
          isNow: index === states.length - 1,
        }))}
      />
    </section>
  )
}
