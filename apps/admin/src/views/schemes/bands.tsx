import { bandSpans, toText, type Decimal, type Scale, type Scheme } from '@tolok/domain'
import { useFormat, type Format } from '../../platform/format'
import { useLanguage, useText, type Text } from '../../platform/i18n'
import drawing from './drawing.module.css'
import classes from './schemes.module.css'

/** A band's reach in words: '76 sampai di bawah 91'. */
const reachOf = (text: Text, format: Format, { lowerBound }: Scale, from: Decimal | null, to: Decimal | null): string => {
  const inclusive = lowerBound === 'INCLUSIVE'
  const [low, high] = [from && format.number(toText(from)), to && format.number(toText(to))]
  if (low !== null && high !== null) return text(inclusive ? 'scale.between' : 'scale.between.above', { from: low, next: high })
  if (low !== null) return text(inclusive ? 'scale.from' : 'scale.above', { from: low })
  return high === null ? text('scale.all') : text(inclusive ? 'scale.below' : 'scale.up-to', { next: high })
}

/** The words of a scale with their bounds, the highest first. */
export const BandTable = ({ scale }: { scale: Scale }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const spans = bandSpans({ scale, floor: null, cap: null }).reverse()
  return (
    <table className={classes.grid}>
      <caption>{text('scale.bands')}</caption>
      <tbody>
        {spans.map(({ band, from, to }) => (
          <tr key={band.code}>
            <th scope="row">{band.label[language]}</th>
            <td>
              {reachOf(text, format, scale, from, to)}
              {band.requires && `, ${text(`scale.requires.${band.requires}`)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The bands as one strip from the lowest figure to the highest, each as long as its reach; the table beside it says the same. */
export const BandStrip = ({ scheme }: { scheme: Scheme }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { scale } = scheme
  if (!scale) return null
  const spans = bandSpans(scheme)
  return (
    <div>
      <div className={drawing.strip} aria-hidden>
        {spans.map(({ band, from, share }) => (
          <div key={band.code} className={drawing.span} style={{ flexGrow: toText(share) }}>
            <span className={drawing.spanName}>{band.label[language]}</span>
            {from && <span className={drawing.spanBound}>{format.number(toText(from))}</span>}
          </div>
        ))}
      </div>
      <BandTable scale={scale} />
      <p className="quiet">{text('scale.rounded', { decimals: scale.roundedTo })}</p>
    </div>
  )
}
