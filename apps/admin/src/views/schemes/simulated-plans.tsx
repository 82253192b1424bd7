import { useQuery } from '@apollo/client/react'
import { SegmentedControl } from '@mantine/core'
import { TbArrowDown, TbArrowRight, TbArrowUp } from 'react-icons/tb'
import { useMemo, useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn, useFormat, type Format } from '../../platform/format'
import { useLanguage, useText, type Language, type Text } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { WithPanel } from '../../ui/panel'
import { Table, type Column } from '../../ui/table'
import { SimulatedPlansDocument, type Draft, type SimulatedPlan, type Simulation } from './documents'
import { outcomeIn } from './move-matrix'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

type Direction = SimulatedPlan['direction'] | 'ALL'
const directions: readonly Direction[] = ['ALL', 'UP', 'DOWN', 'OTHER', 'SAME']

/** Who would fare otherwise: how, by how much, and which changed rule made it. */
export const SimulatedPlans = ({ draft }: { draft: Draft }) => {
  const text = useText()
  const language = useLanguage()
  const [direction, setDirection] = useState<Direction>('ALL')
  const [opened, setOpened] = useState<SimulatedPlan | null>(null)
  const { data, previousData, error, loading, fetchMore } = useQuery(SimulatedPlansDocument, {
    variables: { id: draft.id, direction: direction === 'ALL' ? null : direction },
    fetchPolicy: 'cache-and-network',
  })
  const plans = (data ?? previousData)?.schemeDraft?.simulation?.plans
  const columns = useMemo((): Column<SimulatedPlan>[] => {
    const format = formatIn(language)
    const word = outcomeIn(text, draft, language)
    return [
      {
        id: 'who',
        header: text('simulation.who'),
        cell: ({ employeeName }) => employeeName ?? <span className={classes.meta}>{text('simulation.unnamed')}</span>,
        width: 170,
        isPinned: true,
      },
      {
        id: 'outcome',
        header: text('simulation.outcome'),
        cell: (plan) => <Move plan={plan} word={word} />,
        width: 230,
      },
      { id: 'points', header: text('simulation.points'), cell: ({ points }) => signed(format, points), isFigure: true, width: 90 },
      { id: 'before', header: text('simulation.before'), cell: ({ scoreFrom }) => figure(format, scoreFrom), isFigure: true, width: 90 },
      { id: 'after', header: text('simulation.after'), cell: ({ scoreTo }) => figure(format, scoreTo), isFigure: true, width: 90 },
      {
        id: 'why',
        header: text('simulation.why'),
        cell: ({ reasons: [first] }) =>
          first ? (
            <span className={draftClasses.reasons}>{reasonOf(text, format, language, word, first)}</span>
          ) : (
            text('outcome.NOT_SCORABLE')
          ),
        width: 330,
      },
      { id: 'agency', header: text('simulation.agency'), cell: ({ agencyName }) => agencyName ?? '–', width: 220 },
    ]
  }, [text, language, draft])
  const more = () => {
    if (!data || loading || !plans?.pageInfo.hasNextPage) return
    void fetchMore({
      variables: { after: plans.pageInfo.endCursor },
      updateQuery: (earlier, { fetchMoreResult }) => joined(earlier, fetchMoreResult),
    })
  }
  return (
    <section aria-labelledby="simulation-who">
      <h2 id="simulation-who" className={classes.heading}>
        {text('simulation.people')}
      </h2>
      <p className="quiet">{text('simulation.people.why')}</p>
      <div className={draftClasses.choose}>
        <SegmentedControl
          aria-label={text('simulation.direction')}
          value={direction}
          onChange={(value) => setDirection(value as Direction)}
          data={directions.map((value) => ({ value, label: text(`direction.${value}`) }))}
          size="xs"
        />
      </div>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <WithPanel
          onClose={() => setOpened(null)}
          panel={
            opened && {
              title: opened.employeeName ?? text('simulation.unnamed'),
              subtitle: opened.agencyName ?? undefined,
              content: <Why plan={opened} word={outcomeIn(text, draft, language)} />,
            }
          }
        >
          <Table
            caption={text('simulation.people')}
            rows={plans?.nodes ?? []}
            columns={columns}
            idOf={({ id }) => id}
            isLoading={!plans}
            totalCount={plans?.totalCount}
            onEnd={more}
            onOpen={setOpened}
            openId={opened?.id}
            empty={text('simulation.people.none')}
          />
        </WithPanel>
      )}
    </section>
  )
}

type Answer = { schemeDraft: { simulation: { plans: { nodes: unknown[] } } | null } | null }
const joined = <T,>(earlier: T, next: T): T => {
  const [before, after] = [earlier as unknown as Answer, next as unknown as Answer]
  if (!before.schemeDraft?.simulation || !after.schemeDraft?.simulation) return earlier
  const nodes = [...before.schemeDraft.simulation.plans.nodes, ...after.schemeDraft.simulation.plans.nodes]
  return {
    ...after,
    schemeDraft: {
      ...after.schemeDraft,
      simulation: { ...after.schemeDraft.simulation, plans: { ...after.schemeDraft.simulation.plans, nodes } },
    },
  } as unknown as T
}

const icons = { UP: TbArrowUp, DOWN: TbArrowDown, SAME: TbArrowRight, OTHER: TbArrowRight }

/** Where it goes, in words and an arrow; the colour only repeats it. */
const Move = ({ plan: { outcomeFrom, outcomeTo, direction }, word }: { plan: SimulatedPlan; word: (code: string) => string }) => {
  const text = useText()
  const Icon = icons[direction]
  if (outcomeFrom === outcomeTo) return <span className={classes.meta}>{text('simulation.stays', { outcome: word(outcomeTo) })}</span>
  return (
    <span className={draftClasses.move} data-direction={direction}>
      <Icon size={16} aria-label={text(`direction.${direction}`)} />
      {text('simulation.move', { from: word(outcomeFrom), to: word(outcomeTo) })}
    </span>
  )
}

/** Every reason with its points, from which the difference adds up. */
const Why = ({ plan, word }: { plan: SimulatedPlan; word: (code: string) => string }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  return (
    <>
      <p>
        <Move plan={plan} word={word} />
      </p>
      <h3 className={classes.small}>{text('simulation.open')}</h3>
      {plan.outcomeTo === 'NOT_SCORABLE' && <p>{text('simulation.not-scorable')}</p>}
      <ul className={classes.sentences}>
        {plan.reasons.map((reason) => (
          <li key={`${reason.cause} ${reason.about}`}>{reasonOf(text, format, language, word, reason)}</li>
        ))}
      </ul>
      {plan.points !== null && (
        <p>
          <strong>{text('simulation.sum', { points: signed(format, plan.points) })}</strong>
        </p>
      )}
    </>
  )
}

const figure = (format: Format, value: string | null) => (value === null ? '–' : format.number(value, 2))
const signed = (format: Format, value: string | null, decimals: number | 'ALL' = 2) => {
  if (value === null) return '–'
  const figure = format.number(value.replace('-', ''), decimals === 'ALL' ? undefined : decimals)
  return value.startsWith('-') ? `−${figure}` : `+${figure}`
}

type Reason = SimulatedPlan['reasons'][number]
const reasonOf = (
  text: Text,
  format: Format,
  language: Language,
  word: (code: string) => string,
  { cause, label, from, to, points }: Reason,
): string =>
  text(`cause.${cause}`, {
    name: label?.[language] ?? '',
    from: from === null ? '' : isDecimal(from) ? format.number(from) : word(from),
    to: to === null ? '' : isDecimal(to) ? format.number(to) : word(to),
    // A rounding is too small for two decimals.
    points: points === null ? 'none' : signed(format, points, cause === 'ROUNDING' ? 'ALL' : 2),
  })
const isDecimal = (value: string) => /^-?\d+(\.\d+)?$/.test(value)

/** The same by agency, for those who answer for the draft. */
export const AgencyTable = ({ agencies }: { agencies: NonNullable<Simulation['agencies']> }) => {
  const text = useText()
  const language = useLanguage()
  const columns = useMemo((): Column<NonNullable<Simulation['agencies']>[number]>[] => {
    const format = formatIn(language)
    const count = (id: 'up' | 'down' | 'other' | 'shifted'): Column<NonNullable<Simulation['agencies']>[number]> => ({
      id,
      header: text(`simulation.agency.${id}`),
      cell: (row) => format.number(row[id]),
      sortBy: (row) => row[id],
      isFigure: true,
      width: 130,
    })
    return [
      {
        id: 'name',
        header: text('simulation.agency'),
        cell: ({ agencyName }) => agencyName ?? text('simulation.agency.none'),
        sortBy: ({ agencyName }) => agencyName,
        width: 230,
        isPinned: true,
      },
      count('up'),
      count('down'),
      count('other'),
      count('shifted'),
    ]
  }, [text, language])
  return (
    <section aria-labelledby="simulation-agencies">
      <h2 id="simulation-agencies" className={classes.heading}>
        {text('simulation.agencies')}
      </h2>
      <Table
        caption={text('simulation.agencies')}
        rows={agencies}
        columns={columns}
        idOf={({ agencyName }) => agencyName ?? '-'}
        totalCount={agencies.length}
        maxHeight="24rem"
      />
    </section>
  )
}
