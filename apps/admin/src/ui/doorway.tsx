import type { ReactNode } from 'react'
import { useText } from '../platform/i18n'
import classes from './doorway.module.css'
import { Mark } from './mark'

/** The frame of the pages outside the shell: what this is on one side, the one thing to do on the other. */
export const Doorway = ({ children, wide = false }: { children: ReactNode; wide?: boolean }) => {
  const text = useText()
  return (
    <div className={classes.page}>
      <header className={classes.promise}>
        <p className={classes.name}>
          <Mark size={34} /> Tolok
        </p>
        <div className={classes.words}>
          <p className={classes.headline}>{text('doorway.headline')}</p>
          <p className={classes.lead}>{text('doorway.lead')}</p>
        </div>
        <Yardstick />
      </header>
      <main className={classes.door} data-wide={wide || undefined}>
        {children}
      </main>
    </div>
  )
}

/** A drawn yardstick: the only ornament, and what the name means. */
const Yardstick = () => (
  <svg className={classes.yardstick} viewBox="0 0 480 72" aria-hidden focusable="false">
    {Array.from({ length: 49 }, (_, tick) => (
      <line key={tick} x1={tick * 10} x2={tick * 10} y1={72} y2={tick % 10 === 0 ? 28 : tick % 5 === 0 ? 44 : 56} />
    ))}
    <circle cx={410} cy={12} r={6} />
    <line className={classes.needle} x1={410} x2={410} y1={18} y2={72} />
  </svg>
)
