import { SegmentedControl, Select, Switch } from '@mantine/core'
import { useText } from '../../platform/i18n'
import type { Answer } from '../../platform/report'
import type { Change } from './ask'
import type { Bands } from '../../pickers/report/bands'
import { chartKinds, drawings } from '../../pickers/report/chart-kind'
import type { Question, ViewKind } from '../../pickers/report/question'
import { useCatalogue } from '../../pickers/report/speech'

type Parts = { question: Question; answer: Answer | undefined; bands: Bands | null; change: Change }

/** Table or drawing, and which. What does not fit the answer is shown, not offered, with the reason. */
export const ViewChoice = ({ question, answer, bands, change }: Parts) => {
  const text = useText()
  const catalogue = useCatalogue()
  const isTable = question.view === 'table'
  const kinds = answer && chartKinds(question, answer, catalogue)
  const hasAchievement = question.measures.some((id) => catalogue.measures.find((one) => one.id === id)?.rollUp === 'ACHIEVEMENT')
  return (
    <>
      {isTable && hasAchievement && (
        <Switch label={text('report.bands')} title={bands ? undefined : text('report.bands.none')} disabled={!bands} checked={question.bands && bands !== null} onChange={({ currentTarget }) => change({ bands: currentTarget.checked })} />
      )}
      {!isTable && kinds && (
        <Select
          w={230}
          aria-label={text('report.chart.kind')}
          value={question.view === 'chart' || (question.view !== 'table' && !kinds.fits[question.view]) ? 'chart' : question.view}
          onChange={(view) => view && change({ view: view as ViewKind })}
          allowDeselect={false}
          data={[
            { value: 'chart', label: text('report.view.auto', { kind: text(`report.view.${kinds.best}`) }) },
            ...drawings.map((kind) => ({ value: kind, label: kinds.fits[kind] ? text(`report.view.${kind}`) : text(`report.chart.unfit.${kind === 'stacked' || kind === 'heat' || kind === 'scatter' ? kind : 'line'}`), disabled: !kinds.fits[kind] })),
          ]}
        />
      )}
      <SegmentedControl
        value={isTable ? 'table' : 'chart'}
        onChange={(view) => change({ view: view as ViewKind })}
        aria-label={text('report.view')}
        data={(['table', 'chart'] as const).map((value) => ({ value, label: text(`report.view.${value}`) }))}
      />
    </>
  )
}
