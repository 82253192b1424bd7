import { useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Progress, Skeleton, Stack } from '@mantine/core'
import { TbFlask, TbInfoCircle } from 'react-icons/tb'
import { useEffect } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { Empty } from '../../ui/empty'
import { Stat, Stats } from '../../ui/stat'
import { SimulateDraftDocument } from './changes'
import { SchemeSimulationDocument, type Draft, type Simulation } from './documents'
import { MoveMatrix } from './move-matrix'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'
import { AgencyTable, SimulatedPlans } from './simulated-plans'

/** Whom the draft would move, by how much and why, had it judged the latest period. */
export const SimulationPart = ({ draft, onChanged }: { draft: Draft; onChanged: () => void }) => {
  const text = useText()
  const { may } = useSession()
  const { data, error, refetch, startPolling, stopPolling } = useQuery(SchemeSimulationDocument, {
    variables: { id: draft.id },
    fetchPolicy: 'cache-and-network',
  })
  const changed = () => {
    void refetch()
    onChanged()
  }
  const [simulate, { loading, error: refused }] = useMutation(SimulateDraftDocument, { onCompleted: changed, onError: () => {} })
  const simulation = data?.schemeDraft?.simulation
  const isRunning = simulation != null && simulation.finishedAt === null
  useEffect(() => {
    if (isRunning) startPolling(800)
    else stopPolling()
    return stopPolling
  }, [isRunning, startPolling, stopPolling])
  const maySimulate = may('scheme.draft') && !['PUBLISHED', 'WITHDRAWN'].includes(draft.state)
  const isStale = simulation != null && simulation.contentHash !== draft.contentHash
  const run = (
    <Button
      onClick={() => void simulate({ variables: { id: draft.id } })}
      loading={loading || isRunning}
      leftSection={<TbFlask size={18} aria-hidden />}
    >
      {text(simulation ? 'simulation.again' : 'simulation.run')}
    </Button>
  )
  return (
    <Stack gap="lg">
      <div className={draftClasses.tools}>
        <p className="quiet">{text('simulation.what')}</p>
        {maySimulate && simulation && run}
      </div>
      {refused && <Problem refusals={refusalsFrom(refused)} />}
      {error && <Problem refusals={refusalsFrom(error)} />}
      {!data && !error && <Skeleton height={420} />}
      {data && !simulation && (
        <Empty icon={TbFlask} title={text('simulation.empty')} action={maySimulate && run}>
          {text(maySimulate ? 'simulation.empty.why' : 'simulation.empty.wait')}
        </Empty>
      )}
      {isStale && (
        <Alert color="kunyit" variant="light" icon={<TbInfoCircle aria-hidden />} title={text('simulation.stale')}>
          {text('simulation.stale.why')}
        </Alert>
      )}
      {simulation && isRunning && <Running simulation={simulation} />}
      {simulation && !isRunning && <Result draft={draft} simulation={simulation} />}
    </Stack>
  )
}

const Running = ({ simulation: { planCount, doneCount } }: { simulation: Simulation }) => {
  const text = useText()
  return (
    <section className={classes.card} role="status">
      <p>{text('simulation.running', { done: doneCount, total: planCount })}</p>
      <Progress value={(doneCount / Math.max(planCount, 1)) * 100} animated striped aria-label={text('simulation.progress')} />
    </section>
  )
}

const Result = ({ draft, simulation }: { draft: Draft; simulation: Simulation }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { timeZone } = usePlace()
  const { planCount, changedCount, movedCount, period, moves, agencies, recordedAt } = simulation
  if (planCount === 0) return <p>{text('simulation.none')}</p>
  return (
    <>
      <p className={draftClasses.finding}>
        {text('simulation.finding', {
          plans: planCount,
          moved: movedCount,
          changed: changedCount,
          period: format.period(period),
        })}
      </p>
      <Stats label={text('simulation.counts')}>
        <Stat label={text('simulation.plans')} value={format.number(planCount)} note={format.period(period)} />
        <Stat label={text('simulation.moved')} value={format.number(movedCount)} note={text('simulation.moved.note')} />
        <Stat label={text('simulation.changed')} value={format.number(changedCount)} note={text('simulation.changed.note')} />
      </Stats>
      <MoveMatrix moves={moves} draft={draft} language={language} />
      {agencies && agencies.length > 0 && <AgencyTable agencies={agencies} />}
      <SimulatedPlans draft={draft} />
      <p className={classes.meta}>
        {text('simulation.at', { at: format.moment(String(recordedAt), timeZone) })}
      </p>
    </>
  )
}
