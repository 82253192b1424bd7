import type { ReactNode } from 'react'
import { useFormat } from '../platform/format'
import { useText } from '../platform/i18n'
import { Badge } from './badge'
import classes from './history.module.css'

export type Chapter = { id: string; what: ReactNode; detail?: ReactNode; from: string; until: string | null }

/** What held from when to when, the latest first. `until` is the first day on which it no longer holds. */
export const History = ({ chapters, label }: { chapters: readonly Chapter[]; label: string }) => {
  const text = useText()
  const format = useFormat()
  const today = new Date().toISOString().slice(0, 10)
  const latestFirst = [...chapters].sort((a, b) => b.from.localeCompare(a.from))
  return (
    <ol className={classes.history} aria-label={label}>
      {latestFirst.map(({ id, what, detail, from, until }) => {
        const isNow = from <= today && (until === null || until > today)
        return (
          <li key={id} className={classes.chapter} data-now={isNow || undefined}>
            <div className={classes.what}>{what}</div>
            {detail && <div className={classes.detail}>{detail}</div>}
            <div className={classes.when}>
              {until
                ? text('history.until', { from: format.day(from), until: format.day(until) })
                : text('history.since', { day: format.day(from) })}
              {isNow && <Badge tone="good">{text('history.now')}</Badge>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
