import { expectations, expectationWords, predicateWords, toText, type PredicateMatrix, type Scheme } from '@tolok/domain'
import { useFormat } from '../../platform/format'
import { useLanguage, useText, type MessageId, type Text } from '../../platform/i18n'
import { Badge } from '../../ui/badge'
import { BandStrip } from './bands'
import drawing from './drawing.module.css'
import classes from './schemes.module.css'

/** A rule set in plain sentences, in the order in which it judges: what is counted, how much, up to where, what it is called, and where it comes from. */
export const Reading = ({ scheme }: { scheme: Scheme }) => {
  const text = useText()
  return (
    <div className={classes.reading}>
      {scheme.yields === 'SCORE' ? <Counted scheme={scheme} /> : <Rated matrix={scheme.matrix} />}
      {scheme.scale && (
        <section className={classes.card} aria-labelledby="reading-bands">
          <h2 id="reading-bands">{text('reading.bands')}</h2>
          <p>{text('reading.bands.what')}</p>
          <BandStrip scheme={scheme} />
        </section>
      )}
      <Conditions scheme={scheme} />
      <Provenance scheme={scheme} />
    </div>
  )
}

const Counted = ({ scheme }: { scheme: Scheme }) => {
  const text = useText()
  const format = useFormat()
  const { weights, floor, cap, conversion, rounding } = scheme
  const percent = (value: NonNullable<Scheme['cap']>) => `${format.number(toText(value))}%`
  return (
    <section className={classes.card} aria-labelledby="reading-counted">
      <h2 id="reading-counted">{text('reading.counted')}</h2>
      <p>{text('reading.counted.what', { count: weights.length })}</p>
      <WeightBars weights={weights} />
      <ul className={classes.sentences}>
        <li>{text('reading.absent')}</li>
        {conversion && <li>{text('reading.conversion')}</li>}
        <li>{cap ? text('reading.cap', { cap: percent(cap) }) : text('reading.cap.none')}</li>
        <li>{floor ? text('reading.floor', { floor: percent(floor) }) : text('reading.floor.none')}</li>
        <li>{text(`reading.rounding.${rounding.mode}`, { decimals: rounding.decimals })}</li>
      </ul>
    </section>
  )
}

/** Each component as long as it weighs. */
export const WeightBars = ({ weights }: { weights: Scheme['weights'] }) => {
  const language = useLanguage()
  const format = useFormat()
  return (
    <ul className={drawing.bars}>
      {weights.map(({ code, label, weight }) => (
        <li key={code}>
          <span>{label[language]}</span>
          <span className={drawing.barTrack} aria-hidden>
            <span className={drawing.bar} style={{ inlineSize: `${toText(weight)}%` }} />
          </span>
          <span className={drawing.barFigure}>{format.number(toText(weight))}%</span>
        </li>
      ))}
    </ul>
  )
}

const Rated = ({ matrix }: { matrix: PredicateMatrix | null }) => {
  const text = useText()
  return (
    <section className={classes.card} aria-labelledby="reading-rated">
      <h2 id="reading-rated">{text('reading.rated')}</h2>
      <p>{text('reading.rated.what')}</p>
      {matrix && <Matrix matrix={matrix} />}
    </section>
  )
}

/** Two ratings make a predicate; nothing is computed. */
export const Matrix = ({ matrix }: { matrix: PredicateMatrix }) => {
  const text = useText()
  const language = useLanguage()
  const columns = Object.values(expectations).reverse()
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={text('scheme.matrix')}>
      <table className={classes.grid}>
        <caption>{text('scheme.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('scheme.result')}</th>
            {columns.map((behaviour) => (
              <th key={behaviour} scope="col">
                {text('scheme.behaviour', { rating: expectationWords[behaviour][language] })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.values(expectations).map((result) => (
            <tr key={result}>
              <th scope="row">{expectationWords[result][language]}</th>
              {columns.map((behaviour) => (
                <td key={behaviour}>{predicateWords[matrix[result][behaviour]][language]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Conditions = ({ scheme: { cadence = ['YEAR'], requirements = [] } }: { scheme: Scheme }) => {
  const text = useText()
  const format = useFormat()
  return (
    <section className={classes.card} aria-labelledby="reading-when">
      <h2 id="reading-when">{text('reading.when')}</h2>
      <ul className={classes.sentences}>
        <li>{text('reading.cadence', { every: format.list(cadence.map((grain) => text(`reading.every.${grain}`))) })}</li>
        {requirements.map((one) => (
          <li key={one}>{text(`requirement.${one}`)}</li>
        ))}
      </ul>
    </section>
  )
}

const Provenance = ({ scheme: { regulation, sources, unverified } }: { scheme: Scheme }) => {
  const text = useText()
  const format = useFormat()
  return (
    <section className={classes.card} aria-labelledby="reading-from">
      <h2 id="reading-from">{text('reading.from')}</h2>
      <p lang={/[a-z]'s /.test(regulation) ? 'en' : undefined}>{regulation}</p>
      {unverified.length > 0 && (
        <p>
          <Badge tone="attention">{text('scheme.unverified')}</Badge>{' '}
          {text('scheme.unverified.why', { names: format.list(unverified.map((part) => partOf(text, part))) })}
        </p>
      )}
      <h3 className={classes.small}>{text('scheme.sources')}</h3>
      <ul className={classes.sourceList}>
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </section>
  )
}

const partNames: Record<string, MessageId> = {
  weights: 'scheme.part.weights',
  validFrom: 'scheme.part.valid-from',
  validTo: 'scheme.part.valid-to',
  cap: 'scheme.part.cap',
  scale: 'scheme.part.scale',
  additions: 'scheme.part.additions',
  unitHead: 'scheme.part.unit-head',
}
/** A part of a rule set as people call it; a part without a name here is shown as it is written. */
export const partOf = (text: Text, part: string): string => (partNames[part] ? text(partNames[part]) : part)
