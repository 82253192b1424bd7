import { Alert, List } from '@mantine/core'
import { TbInfoCircle } from 'react-icons/tb'
import { useText } from '../../platform/i18n'
import { useFormat } from '../../platform/format'
import type { Answer } from '../../platform/report'
import { zoneName } from './zone-name'
import classes from './remarks.module.css'

/** How complete the facts behind the table are. */
export const Coverage = ({ answer: { coverage, asOf, rowCount, rows, truncated, period }, timeZone }: { answer: Answer; timeZone: string }) => {
  const text = useText()
  const format = useFormat()
  const share = coverage.expected === 0 ? null : (coverage.reported / coverage.expected) * 100
  return (
    <div className={classes.coverage}>
      {share !== null && (
        <p>
          {text('report.coverage', {
            reported: format.number(coverage.reported),
            expected: format.number(coverage.expected),
            share: format.percent(share, 1),
            late: format.number(coverage.late),
            missing: format.number(coverage.missing),
          })}
        </p>
      )}
      <p>{truncated ? text('report.truncated', { shown: format.number(rows.length), total: format.number(rowCount) }) : text('report.whole', { total: format.number(rowCount) })}</p>
      <p>{text('report.as-of', { moment: `${format.moment(asOf, timeZone)} ${zoneName(timeZone)}`, from: format.day(period.from, 'short'), to: format.day(period.to, 'short') })}</p>
    </div>
  )
}

/** What must be known to read the figures rightly, in whole sentences. */
export const Notes = ({ notes }: { notes: Answer['notes'] }) => {
  const text = useText()
  const codes = [...new Set(notes.map(({ code }) => code))]
  if (codes.length === 0) return null
  return (
    <Alert variant="light" color="kunyit" icon={<TbInfoCircle aria-hidden />} title={text('report.notes')}>
      <List size="sm" spacing={4}>
        {codes.map((code) => (
          <List.Item key={code}>{text(`report.note.${code}` as 'report.note.INCOMPLETE')}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
