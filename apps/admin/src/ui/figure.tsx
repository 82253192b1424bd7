import { Button } from '@mantine/core'
import { TbChartBar, TbTable } from 'react-icons/tb'
import { useState, type ReactNode } from 'react'
import { useText } from '../platform/i18n'
import classes from './figure.module.css'

type Parts = {
  /** The finding, as a sentence. */
  finding: string
  /** What is drawn, and in what unit. */
  subject: string
  chart: ReactNode
  table: ReactNode
  /** Stands inside a frame that has a title of its own. */
  isInside?: boolean
}

/** A chart whose title says what it shows, with the same figures as a table behind it. */
export const Figure = ({ finding, subject, chart, table, isInside = false }: Parts) => {
  const text = useText()
  const [isTable, setTable] = useState(false)
  const Finding = isInside ? 'p' : 'h2'
  return (
    <figure className={classes.figure} data-inside={isInside || undefined}>
      <figcaption className={classes.caption}>
        <div>
          <Finding className={classes.finding}>{finding}</Finding>
          <p className={classes.subject}>{subject}</p>
        </div>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => setTable(!isTable)}
          leftSection={isTable ? <TbChartBar size={16} aria-hidden /> : <TbTable size={16} aria-hidden />}
        >
          {text(isTable ? 'figure.chart' : 'figure.table')}
        </Button>
      </figcaption>
      {isTable ? table : chart}
    </figure>
  )
}
