import { useQuery } from '@apollo/client/react'
import { Button, Drawer, Menu, SegmentedControl, Skeleton } from '@mantine/core'
import { useClipboard, useMediaQuery } from '@mantine/hooks'
import { IconAdjustments, IconBrandGraphql, IconDownload, IconFileSpreadsheet, IconReportOff } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useReportTable, type Answer } from '../../platform/report'
import { useViewSearch } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { PageHeader } from '../../ui/page-header'
import { asGraphql, toQuery } from './as-graphql'
import { Ask, type Change } from './ask'
import { CatalogueDocument, inReadingOrder } from './catalogue'
import { toCsv } from './csv'
import { drillDown } from './drill'
import { reportBuilderView } from './index'
import { firstQuestion, fromSearch, toSearch, views, type Question, type QuestionSearch, type ViewKind } from './question'
import { Coverage, Notes } from './remarks'
import { ResultTable } from './result-table'
import { CatalogueContext, useSpeech } from './speech'
import { Trail } from './trail'
import classes from './report-builder.module.css'

const ResultChart = lazy(() => import('./result-chart'))
const nothing: QuestionSearch = { m: undefined, r: undefined, c: undefined, p: undefined, w: undefined, o: undefined, t: undefined, s: undefined, st: undefined, v: undefined }

export default function ReportBuilder() {
  const { data, error } = useQuery(CatalogueDocument)
  const catalogue = useMemo(() => data && inReadingOrder(data.reportCatalogue), [data])
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!catalogue) return <Skeleton height={480} radius="lg" />
  return (
    <CatalogueContext value={catalogue}>
      <Builder />
    </CatalogueContext>
  )
}

/** The question in the address, its answer beside it. Every change is a new address, so back, forward, reload and a shared link just work. */
const Builder = () => {
  const text = useText()
  const { period, municipality, municipalities } = usePlace()
  const [search, changeSearch] = useViewSearch(reportBuilderView)
  const question = fromSearch(search, period.id.slice(0, 4))
  const ask = (next: Question) => changeSearch({ ...nothing, ...toSearch(next) })
  const change: Change = (part) => ask({ ...question, ...part })
  const [isAsking, setAsking] = useState(false)
  const isWide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  // Someone who sees several municipalities and has chosen one in the header asks about that one.
  const placed = municipality && municipalities.length > 1 ? { ...question, where: [...question.where, { on: 'MUNICIPALITY', op: 'EQ', values: [String(municipality.id)] }] } : question
  const { table: answer, error, loading, stale } = useReportTable(toQuery(placed) as never)
  const panel = <Ask question={question} change={change} onReset={() => ask(firstQuestion(period.id.slice(0, 4)))} />

  return (
    <>
      <PageHeader
        title={text('report.title')}
        lead={text('report.lead')}
        actions={
          <>
            {!isWide && (
              <Button variant="light" leftSection={<IconAdjustments size={18} aria-hidden />} onClick={() => setAsking(true)}>
                {text('report.ask.open')}
              </Button>
            )}
            {answer && <TakeAway question={placed} answer={answer} />}
          </>
        }
      />
      <div className={classes.split}>
        {isWide ? (
          <aside className={classes.ask} aria-label={text('report.ask.title')}>
            {panel}
          </aside>
        ) : (
          <Drawer opened={isAsking} onClose={() => setAsking(false)} title={text('report.ask.title')} size="100%" closeButtonProps={{ 'aria-label': text('close') }}>
            {panel}
            <Button fullWidth mt="lg" onClick={() => setAsking(false)}>
              {text('report.ask.show')}
            </Button>
          </Drawer>
        )}
        <section className={classes.answer} aria-label={text('report.answer')}>
          <div className={classes.bar}>
            <Trail question={question} ask={ask} />
            <SegmentedControl
              value={question.view}
              onChange={(view) => change({ view: view as ViewKind })}
              aria-label={text('report.view')}
              data={views.map((value) => ({ value, label: text(`report.view.${value}`) }))}
            />
          </div>
          {error && <Problem refusals={refusalsFrom(error)} />}
          {loading && <Skeleton height={420} radius="lg" />}
          {answer && <Answered question={question} answer={answer} isStale={stale} ask={ask} change={change} />}
        </section>
      </div>
    </>
  )
}

type AnsweredParts = { question: Question; answer: Answer; isStale: boolean; ask: (question: Question) => void; change: Change }
const Answered = ({ question, answer, isStale, ask, change }: AnsweredParts) => {
  const text = useText()
  if (answer.rows.length === 0)
    return (
      <Empty icon={IconReportOff} title={text('report.empty')}>
        {text('report.empty.why')}
      </Empty>
    )
  const table = (
    <ResultTable
      question={question}
      answer={answer}
      isStale={isStale}
      onOrder={(orderBy) => change({ orderBy })}
      drill={(dimension, memberId) => {
        const inside = drillDown(question, dimension, memberId)
        return inside && (() => ask(inside))
      }}
    />
  )
  return (
    <>
      {question.view === 'table' ? (
        table
      ) : (
        <Suspense fallback={<Skeleton height={420} radius="lg" />}>
          <ResultChart question={question} answer={answer} table={table} />
        </Suspense>
      )}
      <Coverage answer={answer} />
      <Notes notes={answer.notes} />
    </>
  )
}

/** The answer taken along: as a file that equals the screen, or as the question for another client. */
const TakeAway = ({ question, answer }: { question: Question; answer: Answer }) => {
  const text = useText()
  const speech = useSpeech()
  const clipboard = useClipboard({ timeout: 2000 })
  const download = () => {
    const csv = toCsv(answer, question.rows.map(({ by }) => by), question.columns.map(({ by }) => by), speech)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
    link.download = `${text('report.file')}-${answer.queryHash.slice(0, 8)}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconDownload size={18} aria-hidden />}>{text('report.take')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileSpreadsheet size={18} aria-hidden />} onClick={download}>
          {text('report.take.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBrandGraphql size={18} aria-hidden />} closeMenuOnClick={false} onClick={() => clipboard.copy(asGraphql(question))}>
          {text(clipboard.copied ? 'report.take.copied' : 'report.take.graphql')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
