import { Skeleton } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat, type Format } from '../../platform/format'
import { useText, type Text } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useReport } from '../../platform/report'
import { ViewLink } from '../../platform/view'
import { Chart } from '../../ui/chart'
import { Figure } from '../../ui/figure'
import { Table } from '../../ui/table'
import { inMunicipality } from './in-municipality'

type Quarter = { id: string; achievement: number | null; indicators: number | null }

/** How the year goes, quarter by quarter, over all indicators. */
export const AchievementByQuarter = ({ year }: { year: string }) => {
  const text = useText()
  const format = useFormat()
  const { municipalityId } = usePlace()
  const { rows, table, error } = useReport({
    measures: ['ACHIEVEMENT', 'INDICATOR_COUNT'],
    rows: [{ by: 'PERIOD', grain: 'QUARTER' }],
    period: { fixed: year },
    where: inMunicipality(municipalityId),
  })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!table) return <Skeleton height={380} radius="md" />

  const quarters = rows.map((row): Quarter => ({ id: row.period.id ?? '', achievement: row.ACHIEVEMENT, indicators: row.INDICATOR_COUNT }))
  const finding = findingOf(quarters, year, text, format)
  const subject = text('home.quarters.subject', { year })

  return (
    <div>
      <Figure
        finding={finding}
        subject={subject}
        chart={
          <Chart
            label={finding}
            points={quarters.map(({ id, achievement }) => ({ name: format.period(id, 'short'), achievement }))}
            by="name"
            series={[{ name: 'achievement', label: text('measure.ACHIEVEMENT'), kind: 'bar', tone: 'action' }]}
            format={(value) => format.percent(value, 0)}
          />
        }
        table={
          <Table
            caption={subject}
            rows={quarters}
            idOf={({ id }) => id}
            columns={[
              { id: 'quarter', header: text('period.label'), cell: ({ id }) => format.period(id), width: 200 },
              {
                id: 'achievement',
                header: text('measure.ACHIEVEMENT'),
                cell: ({ achievement }) => (achievement === null ? '–' : format.percent(achievement)),
                isFigure: true,
              },
              {
                id: 'indicators',
                header: text('measure.INDICATOR_COUNT'),
                cell: ({ indicators }) => (indicators === null ? '–' : format.number(indicators)),
                isFigure: true,
              },
            ]}
          />
        }
      />
      <p className="quiet">
        <ViewLink to="laporan" search={{ m: 'ACHIEVEMENT', r: 'AGENCY.1', c: 'PERIOD.QUARTER', p: year, t: 'GRAND', v: 'table' }}>
          {text('home.quarters.more')}
        </ViewLink>
      </p>
    </div>
  )
}

const findingOf = (quarters: Quarter[], year: string, text: Text, format: Format): string => {
  const [latest, before] = quarters.filter(({ achievement }) => achievement !== null).reverse()
  if (!latest || latest.achievement === null) return text('home.quarters.none', { year })
  const figures = { period: format.period(latest.id), achievement: format.percent(latest.achievement) }
  if (!before || before.achievement === null) return text('home.quarters.first', figures)
  const direction = latest.achievement > before.achievement ? 'up' : latest.achievement < before.achievement ? 'down' : 'level'
  return text(`home.quarters.${direction}`, { ...figures, before: format.percent(before.achievement) })
}
