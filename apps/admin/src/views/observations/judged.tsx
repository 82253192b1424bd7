import { achievementGapWords, toText } from '@tolok/domain'
import type { ReactNode } from 'react'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import type { judge } from './judging'
import classes from './judged.module.css'

type Parts = { judged: NonNullable<ReturnType<typeof judge>> | null; children?: ReactNode; isLive?: boolean }

/** The achievement of one figure with the sum behind it; while it is typed, it is read out when it settles. */
export const Judged = ({ judged, children, isLive = false }: Parts) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  return (
    <section className={classes.judged} aria-label={text('observations.judged')} {...(isLive ? { 'aria-live': 'polite' as const } : {})}>
      <p className={classes.label}>{text('observations.judged')}</p>
      {judged && (
        <p className={classes.figure}>{judged.achievement.value === null ? '–' : format.percent(toText(judged.achievement.value), 2)}</p>
      )}
      {judged && (
        <ul className={classes.lines}>
          {judged.lines.length === 0 && judged.achievement.value === null && (
            <li>{achievementGapWords[judged.achievement.reason][language]}</li>
          )}
          {judged.lines.map((line) => (
            <li key={line.id}>{line[language]}</li>
          ))}
        </ul>
      )}
      {children && <div className={classes.label}>{children}</div>}
    </section>
  )
}
