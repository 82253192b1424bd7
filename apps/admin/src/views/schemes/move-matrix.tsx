import { predicates } from '@tolok/domain'
import { useFormat } from '../../platform/format'
import { useText, type Language, type Text } from '../../platform/i18n'
import type { Draft, Simulation } from './documents'
import { outcomeWord, rulesIn } from './rules'
import classes from './schemes.module.css'

/** The word for an outcome under either of the two rule sets. */
export const outcomeIn = (text: Text, draft: Draft, language: Language) => {
  const both = [rulesIn(draft.document), rulesIn(draft.base.document)]
  return (code: string): string => outcomeWord(code, both, language) ?? (own.includes(code) ? text(`outcome.${code as 'NO_BAND'}`) : code)
}
const own = ['NO_BAND', 'NOT_ASSESSED', 'NOT_SCORABLE']

/** From which outcome to which, and how many: rows are today's, columns the draft's. */
export const MoveMatrix = ({ moves, draft, language }: { moves: Simulation['moves']; draft: Draft; language: Language }) => {
  const text = useText()
  const format = useFormat()
  if (moves.length === 0) return <p>{text('simulation.nobody-moves')}</p>
  const word = outcomeIn(text, draft, language)
  const [rows, columns] = [
    orderOf(
      draft,
      moves.map(({ from }) => from),
    ),
    orderOf(
      draft,
      moves.map(({ to }) => to),
    ),
  ]
  const countOf = (from: string, to: string) => moves.find((one) => one.from === from && one.to === to)?.count
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={text('simulation.matrix')}>
      <table className={classes.moves}>
        <caption>{text('simulation.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('simulation.from-to')}</th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {word(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">{word(from)}</th>
              {columns.map((to) => {
                const count = countOf(from, to)
                return (
                  <td key={to} data-moved={count !== undefined || undefined}>
                    {count === undefined ? (from === to ? text('simulation.stay') : '–') : format.number(count)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The outcomes that occur: predicates and bands from the best down, then whatever else. */
const orderOf = (draft: Draft, codes: readonly string[]): string[] => {
  const bands = (rulesIn(draft.document)?.scale ?? rulesIn(draft.base.document)?.scale)?.bands.map(({ code }) => code)
  const order = bands ?? Object.keys(predicates)
  const occurring = [...new Set(codes)]
  return [...order.filter((code) => occurring.includes(code)), ...occurring.filter((code) => !order.includes(code)).sort()]
}
