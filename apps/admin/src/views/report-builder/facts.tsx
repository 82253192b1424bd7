import { Alert, Button, Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { TbDatabaseOff } from 'react-icons/tb'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { ViewLink } from '../../platform/view'
import type { Question } from '../../pickers/report/question'
import { useSpeech } from '../../pickers/report/speech'
import { toQuery } from '../../pickers/report/to-query'
import { Empty } from '../../ui/empty'
import { Table, type Column } from '../../ui/table'
import classes from './facts.module.css'

export const ReportFactsDocument = graphql(`
  query ReportFacts($query: ReportQueryInput!, $cell: CellInput!, $after: String) {
    reportFacts(query: $query, cell: $cell, first: 100, after: $after) {
      nodes {
        id
        day
        indicatorId
        indicatorName
        indicatorType
        unit
        agencyId
        agencyName
        isPersonal
        personName
        value
        numerator
        denominator
        target
        targetHigh
        state
        sourceName
        isCorrection
        isReadable
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      withheld
      asOf
    }
  }
`)
type Fact = ResultOf<typeof ReportFactsDocument>['reportFacts']['nodes'][number]
export type FactCell = VariablesOf<typeof ReportFactsDocument>['cell']

/** The facts that a figure is counted from, the latest day first, each with a way to the observation itself for those who may read it. */
export const Facts = ({ question, cell }: { question: Question; cell: FactCell }) => {
  const text = useText()
  const format = useFormat()
  const isNarrow = useMediaQuery('(max-width: 800px)', false, { getInitialValueInEffect: false })
  const columns = useColumns()
  const { nodes, totalCount = 0, page, isLoading, isWhole, error, more } = usePages(ReportFactsDocument, { query: toQuery(question) as never, cell }, 'reportFacts')
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (isLoading) return <Skeleton height={320} radius="lg" />
  const withheld = page?.withheld ?? 0
  return (
    <div className={classes.facts}>
      <p className="quiet" role="status">
        {text('report.facts.count', { count: totalCount })}
      </p>
      {withheld > 0 && <Alert color="gray">{text('report.facts.withheld', { count: withheld })}</Alert>}
      {nodes.length === 0 ? (
        <Empty icon={TbDatabaseOff} title={text('report.facts.none')}>
          {text('report.facts.none.why')}
        </Empty>
      ) : isNarrow ? (
        <>
          <ul className={classes.cards} aria-label={text('report.facts')}>
            {nodes.map((fact) => (
              <Card key={fact.id} fact={fact} />
            ))}
          </ul>
          {!isWhole && (
            <Button variant="light" onClick={more}>
              {text('report.facts.more', { shown: format.number(nodes.length), total: format.number(totalCount) })}
            </Button>
          )}
        </>
      ) : (
        <Table caption={text('report.facts')} rows={nodes} columns={columns} idOf={({ id }) => id} totalCount={totalCount} onEnd={more} maxHeight="62dvh" />
      )}
    </div>
  )
}

/** How a fact's parts are read, in a table as on a card. */
const useReading = () => {
  const text = useText()
  const language = useLanguage()
  const format = useFormat()
  const figure = useFigure()
  const speech = useSpeech()
  return useMemo(() => {
    const written = ({ indicatorType, unit }: Fact, value: string | null) => figure({ type: indicatorType, unit, decimals: 0 }, { value })
    return {
      day: ({ id, day, isReadable }: Fact) =>
        isReadable ? (
          <ViewLink to="realisasi" search={{ realisasi: id }}>
            {format.day(String(day), 'short')}
          </ViewLink>
        ) : (
          format.day(String(day), 'short')
        ),
      person: ({ isPersonal, personName }: Fact) => (isPersonal ? (personName ?? text('report.facts.unnamed')) : '–'),
      value: (fact: Fact) => figure({ type: fact.indicatorType, unit: fact.unit, decimals: 0 }, fact),
      target: (fact: Fact) => (fact.target === null ? '–' : fact.targetHigh === null ? written(fact, fact.target) : `${written(fact, fact.target)} – ${written(fact, fact.targetHigh)}`),
      state: ({ state, isCorrection }: Fact) => [speech.choice('STATE', state) ?? state, isCorrection && text('report.facts.correction')].filter(Boolean).join(', '),
    }
  }, [language, speech])
}

const useColumns = (): Column<Fact>[] => {
  const text = useText()
  const read = useReading()
  return useMemo(
    (): Column<Fact>[] => [
      { id: 'day', header: text('report.facts.day'), cell: read.day, width: 116, isPinned: true },
      { id: 'agency', header: text('report.facts.agency'), cell: ({ agencyName }) => agencyName, width: 170 },
      { id: 'person', header: text('report.facts.person'), cell: read.person, width: 150 },
      { id: 'indicator', header: text('report.facts.indicator'), cell: ({ indicatorName }) => indicatorName, width: 200 },
      { id: 'value', header: text('report.facts.value'), cell: read.value, isFigure: true, width: 150 },
      { id: 'target', header: text('report.facts.target'), cell: read.target, isFigure: true, width: 150 },
      { id: 'state', header: text('report.facts.state'), cell: read.state, width: 170 },
      { id: 'source', header: text('report.facts.source'), cell: ({ sourceName }) => sourceName, width: 150 },
    ],
    [read],
  )
}

const Card = ({ fact }: { fact: Fact }) => {
  const text = useText()
  const read = useReading()
  return (
    <li className={classes.card}>
      <p className={classes.head}>
        <span>{read.day(fact)}</span>
        <strong>{read.value(fact)}</strong>
      </p>
      <p>{fact.indicatorName}</p>
      <p className="quiet">{[fact.agencyName, fact.isPersonal && read.person(fact)].filter(Boolean).join(' · ')}</p>
      <p className="quiet">{[text('report.facts.target-is', { target: read.target(fact) }), read.state(fact), fact.sourceName].join(' · ')}</p>
    </li>
  )
}
