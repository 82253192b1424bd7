import { useQuery } from '@apollo/client/react'
import { Button, Drawer, Skeleton } from '@mantine/core'
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks'
import { TbAdjustments, TbArrowBackUp, TbArrowForwardUp, TbArrowsMaximize, TbArrowsMinimize, TbKeyboard, TbReportOff } from 'react-icons/tb'
import { lazy, Suspense, useMemo, useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useWholeReportTable, type Answer } from '../../platform/report'
import { useUndo } from '../../platform/use-undo'
import { useViewSearch } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { IconButton } from '../../ui/icon-button'
import { PageHeader } from '../../ui/page-header'
import { toQuery } from '../../pickers/report/to-query'
import { Ask, type Change } from './ask'
import { BandLegend } from '../../pickers/report/band-mark'
import { useBands, type Bands } from '../../pickers/report/bands'
import { CatalogueDocument, inReadingOrder } from '../../pickers/report/catalogue'
import { drillDown } from './drill'
import { Explanation, type Explained } from './explanation'
import { useFullScreen } from '../../ui/use-full-screen'
import { reportBuilderView } from './index'
import { Keep, Opening } from './keep'
import { KeyMap } from './key-map'
import { firstQuestion, fromSearch, searchKeys, toSearch, type Question, type QuestionSearch } from '../../pickers/report/question'
import { Coverage, Notes } from './remarks'
import { ResultTable } from '../../pickers/report/result-table'
import { tidied } from './shelves'
import { CatalogueContext } from '../../pickers/report/speech'
import { TakeAway } from './take-away'
import { Trail } from './trail'
import { ViewChoice } from './view-choice'
import classes from './report-builder.module.css'

const ResultChart = lazy(() => import('../../pickers/report/result-chart'))
/** What the address no longer says. */
const nothing = Object.fromEntries(searchKeys.map((key) => [key, undefined])) as QuestionSearch

export default function ReportBuilder() {
  const [{ m, simpanan, siap }] = useViewSearch(reportBuilderView)
  const { data, error } = useQuery(CatalogueDocument)
  const catalogue = useMemo(() => data && inReadingOrder(data.reportCatalogue), [data])
  if (m === undefined && (simpanan || siap)) return <Opening />
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
  const { period, municipality, municipalities, timeZone } = usePlace()
  const [search, changeSearch] = useViewSearch(reportBuilderView)
  const question = fromSearch(search, period.id.slice(0, 4))
  const ask = (next: Question) => changeSearch({ ...nothing, ...toSearch(next) })
  const change: Change = (part) => ask(tidied({ ...question, ...part }))
  const [isAsking, setAsking] = useState(false)
  const [isFull, setFull] = useFullScreen()
  const [isHelp, help] = useDisclosure()
  const { undo, redo } = useUndo()
  useHotkeys([
    ['mod+Z', () => undo?.()],
    ['mod+shift+Z', () => redo?.()],
    ['mod+Y', () => redo?.()],
    ['shift+?', help.open],
    ['?', help.open],
  ])
  const isWide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  const bands = useBands(municipality?.id)
  // Someone who sees several municipalities and has chosen one in the header asks about that one.
  const placed = municipality && municipalities.length > 1 ? { ...question, where: [...question.where, { on: 'MUNICIPALITY', op: 'EQ', values: [String(municipality.id)] }] } : question
  const { table: answer, error, loading, stale } = useWholeReportTable(toQuery(placed) as never)
  const panel = <Ask question={question} ask={ask} change={change} timeZone={timeZone} onReset={() => ask(firstQuestion(period.id.slice(0, 4)))} />

  return (
    <>
      <PageHeader
        title={text('report.title')}
        lead={text('report.lead')}
        actions={
          <>
            {!isWide && (
              <Button variant="light" leftSection={<TbAdjustments size={18} aria-hidden />} onClick={() => setAsking(true)}>
                {text('report.ask.open')}
              </Button>
            )}
            {answer && <Keep question={question} asked={placed} />}
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
        <section className={classes.answer} aria-label={text('report.answer')} data-full={isFull || undefined}>
          <div className={classes.bar}>
            <div className={classes.steps}>
              <IconButton aria-label={text('report.undo')} title={text('report.undo')} disabled={!undo} onClick={() => undo?.()}>
                <TbArrowBackUp size={18} aria-hidden />
              </IconButton>
              <IconButton aria-label={text('report.redo')} title={text('report.redo')} disabled={!redo} onClick={() => redo?.()}>
                <TbArrowForwardUp size={18} aria-hidden />
              </IconButton>
              <Trail question={question} ask={ask} />
            </div>
            <div className={classes.looks}>
              <ViewChoice question={question} answer={answer} bands={bands} change={change} />
              <IconButton aria-label={text(isFull ? 'report.full.leave' : 'report.full')} title={text(isFull ? 'report.full.leave' : 'report.full')} onClick={() => setFull(!isFull)}>
                {isFull ? <TbArrowsMinimize size={18} aria-hidden /> : <TbArrowsMaximize size={18} aria-hidden />}
              </IconButton>
              <IconButton aria-label={text('report.keys')} title={text('report.keys')} onClick={help.open}>
                <TbKeyboard size={18} aria-hidden />
              </IconButton>
            </div>
          </div>
          {error && <Problem refusals={refusalsFrom(error)} />}
          {loading && <Skeleton height={420} radius="lg" />}
          {answer && <Answered question={question} placed={placed} answer={answer} isStale={stale} bands={bands} timeZone={timeZone} ask={ask} change={change} />}
        </section>
      </div>
      <KeyMap isOpen={isHelp} close={help.close} />
    </>
  )
}

type AnsweredParts = { question: Question; /** With the municipality of the header. */ placed: Question; answer: Answer; isStale: boolean; bands: Bands | null; timeZone: string; ask: (question: Question) => void; change: Change }
const Answered = ({ question, placed, answer, isStale, bands, timeZone, ask, change }: AnsweredParts) => {
  const text = useText()
  const [explained, setExplained] = useState<Explained | null>(null)
  if (answer.rows.length === 0)
    return (
      <Empty icon={TbReportOff} title={text('report.empty')}>
        {text('report.empty.why')}
      </Empty>
    )
  const table = (
    <ResultTable
      question={question}
      answer={answer}
      isStale={isStale}
      scale={question.bands && bands ? bands.scale : null}
      onExplain={(row, column) => setExplained({ row, column })}
      onOrder={(orderBy) => change({ orderBy, thenBy: [] })}
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
      {question.view === 'table' && question.bands && bands && <BandLegend bands={bands} />}
      <Coverage answer={answer} timeZone={timeZone} />
      <Notes notes={answer.notes} />
      <Explanation
        question={placed}
        answer={answer}
        explained={explained}
        onClose={() => setExplained(null)}
        ask={(next) => {
          setExplained(null)
          ask(next)
        }}
      />
    </>
  )
}
