import type { ReactNode } from 'react'
import { useText } from '../platform/i18n'
import { Badge } from './badge'
import classes from './history.module.css'

export type Chapter = { id: string; what: ReactNode; detail?: ReactNode; from: string; when: string; isNow: boolean }

/** What held from when to when, the latest first. */
export const History = ({ chapters, label }: { chapters: readonly Chapter[]; label: string }) => {
  const text = useText()
  const latestFirst = [...chapters].sort((a, b) => b.from.localeCompare(a.from))
  return (
    <ol className={classes.history} aria-label={label}>
      {latestFirst.map(({ id, what, detail, when, isNow }) => (
        <li key={id} className={classes.chapter} data-now={isNow || undefined}>
          <div className={classes.what}>{what}</div>
          {detail && <div className={classes.detail}>{detail}</div>}
          <div className={classes.when}>
            {when}
            {isNow && <Badge tone="good">{text('history.now')}</Badge>}
          </div>
        </li>
      ))}
    </ol>
  )
}
