import { useSpeech } from './speech'
import type { Crossing } from './chart-series'
import classes from './heat-map.module.css'

/** Figures as a field of colour, each written in its place: the colour only repeats it. A place without a figure is a dash. */
export const HeatMap = ({ crossing, label }: { crossing: Crossing; label: string }) => {
  const { format } = useSpeech()
  const known = crossing.figures.flat().filter((figure) => figure !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const strength = (figure: number) => (most === least ? 0.5 : (figure - least) / (most - least))
  const written = (figure: number) => (crossing.isPercent ? format.percent(figure, 1) : format.number(figure, Number.isInteger(figure) ? 0 : 1))
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.field}>
        <caption className={classes.caption}>{label}</caption>
        <thead>
          <tr>
            <td />
            {crossing.columns.map((column, at) => (
              <th key={at} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {crossing.rows.map((row, at) => (
            <tr key={at}>
              <th scope="row" title={row}>
                {row}
              </th>
              {crossing.figures[at]!.map((figure, column) => (
                <td key={column} style={figure === null ? undefined : { background: `color-mix(in srgb, var(--action) ${Math.round(4 + 38 * strength(figure))}%, var(--surface))` }} data-absent={figure === null || undefined}>
                  {figure === null ? '–' : written(figure)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.key}>
        <span>{known.length > 0 && written(least)}</span>
        <span className={classes.ramp} aria-hidden />
        <span>{known.length > 0 && written(most)}</span>
      </p>
    </div>
  )
}
