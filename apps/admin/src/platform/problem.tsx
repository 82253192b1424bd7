import { TbAlertTriangle } from 'react-icons/tb'
import { Problem as PlainProblem, type Refusal } from '@tolok/client'
import classes from './problem.module.css'

export { refusalText } from '@tolok/client'

/** The client's problem, dressed. */
export const Problem = (parts: { refusals: readonly Refusal[]; title?: string }) => (
  <PlainProblem {...parts} className={classes.problem} icon={<TbAlertTriangle size={20} aria-hidden />} />
)
