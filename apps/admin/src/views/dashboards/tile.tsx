import { Skeleton } from '@mantine/core'
import { TbReportOff } from 'react-icons/tb'
import { lazy, Suspense } from 'react'
import type { Bands } from '../../pickers/report/bands'
import type { Question } from '../../pickers/report/question'
import { ResultTable } from '../../pickers/report/result-table'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import type { AnswerTable } from '../../platform/report'
import { Empty } from '../../ui/empty'

const ResultChart = lazy(() => import('../../pickers/report/result-chart'))

type Parts = { title: string; question: Question; answer: AnswerTable | undefined; bands: Bands | null; height: number }

/** One report on a dashboard, as the report builder shows it: its table, with comparisons and totals, or drawn. */
export const Tile = ({ title, question, answer, bands, height }: Parts) => {
  const text = useText()
  const format = useFormat()
  if (!answer) return <Skeleton height={height} radius="md" />
  if (answer.rows.length === 0)
    return (
      <Empty icon={TbReportOff} title={text('dashboards.tile.empty')}>
        {text('dashboards.tile.empty.why')}
      </Empty>
    )
  const cut = answer.truncated && <p className="quiet">{text('report.truncated', { shown: format.number(answer.rows.length), total: format.number(answer.rowCount) })}</p>
  const table = <ResultTable question={question} answer={answer} isStale={false} isStill label={title} height={`${height - (cut ? 30 : 0)}px`} scale={question.bands && bands ? bands.scale : null} onOrder={() => {}} drill={() => null} />
  return (
    <>
      {question.view === 'table' ? (
        table
      ) : (
        <Suspense fallback={<Skeleton height={height} radius="md" />}>
          <ResultChart question={question} answer={answer} table={table} height={height} />
        </Suspense>
      )}
      {cut}
    </>
  )
}
