import { expectations, publishedSchemes, scales, toText, type Scale, type Scheme } from '@tolok/domain'
import { useFormat } from '../../platform/format'
import { useLanguage, useText, type MessageId, type Text } from '../../platform/i18n'
import { Badge } from '../../ui/badge'
import { Field, Fields } from '../../ui/field'
import classes from './settings.module.css'

/** The published rules, readable as a person: what they yield, from which figures, and where each was read. */
export const Schemes = () => (
  <div className={classes.schemes}>
    {publishedSchemes.map((scheme) => (
      <SchemeCard key={scheme.id} scheme={scheme} />
    ))}
  </div>
)

/** From a figure to its word, as published. */
export const Scales = () => (
  <div className={classes.schemes}>
    {scales.map((scale) => (
      <ScaleCard key={scale.id} scale={scale} />
    ))}
  </div>
)

const SchemeCard = ({ scheme }: { scheme: Scheme }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const percent = (value: NonNullable<Scheme['cap']>) => format.percent(toText(value), 0)
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <h3>{scheme.label[language]}</h3>
        {scheme.validTo === null ? (
          <Badge tone="good">{text('scheme.in-force')}</Badge>
        ) : (
          <Badge tone="quiet">{text('scheme.ended')}</Badge>
        )}
      </header>
      <Fields>
        <Field label={text('scheme.regulation')}>{scheme.regulation}</Field>
        <Field label={text('scheme.valid')}>
          {scheme.validTo
            ? text('history.until', { from: format.day(scheme.validFrom), until: format.day(scheme.validTo) })
            : text('history.since', { day: format.day(scheme.validFrom) })}
        </Field>
        <Field label={text('scheme.yields')}>{text(`scheme.yields.${scheme.yields}`)}</Field>
        {scheme.weights.length > 0 && (
          <Field label={text('scheme.weights')}>
            {scheme.weights.map(({ code, label, weight }) => (
              <div key={code}>
                {label[language]}: {percent(weight)}
              </div>
            ))}
          </Field>
        )}
        {scheme.cap && <Field label={text('scheme.cap')}>{text('scheme.cap.words', { cap: percent(scheme.cap) })}</Field>}
      </Fields>
      {scheme.matrix && <Matrix matrix={scheme.matrix} />}
      {scheme.scale && <Bands scale={scheme.scale} />}
      {scheme.unverified.length > 0 && (
        <p className={classes.note}>
          <Badge tone="attention">{text('scheme.unverified')}</Badge>{' '}
          {text('scheme.unverified.why', { names: format.list(scheme.unverified.map((part) => partOf(text, part))) })}
        </p>
      )}
      <details className={classes.sources}>
        <summary>{text('scheme.sources')}</summary>
        <ul>
          {scheme.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </details>
    </article>
  )
}

const partNames: Record<string, MessageId> = {
  weights: 'scheme.part.weights',
  validFrom: 'scheme.part.valid-from',
  validTo: 'scheme.part.valid-to',
  cap: 'scheme.part.cap',
  scale: 'scheme.part.scale',
}
/** A part of a scheme as people call it; a part without a name here is shown as it is written. */
const partOf = (text: Text, part: string) => (partNames[part] ? text(partNames[part]) : part)

/** Two ratings make a predicate; nothing is computed. */
const Matrix = ({ matrix }: { matrix: NonNullable<Scheme['matrix']> }) => {
  const text = useText()
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
                {text('scheme.behaviour', { rating: text(`expectation.${behaviour}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.values(expectations).map((result) => (
            <tr key={result}>
              <th scope="row">{text(`expectation.${result}`)}</th>
              {columns.map((behaviour) => (
                <td key={behaviour}>{text(`predicate.${matrix[result][behaviour]}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const ScaleCard = ({ scale }: { scale: Scale }) => {
  const text = useText()
  const language = useLanguage()
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <h3>{scale.label[language]}</h3>
      </header>
      <Fields>
        <Field label={text('scheme.regulation')}>{scale.regulation}</Field>
      </Fields>
      <Bands scale={scale} />
      <details className={classes.sources}>
        <summary>{text('scheme.sources')}</summary>
        <p lang="en">{scale.source}</p>
      </details>
    </article>
  )
}

/** The words of a scale with their bounds, the highest first. */
const Bands = ({ scale }: { scale: Scale }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const above = scale.lowerBound === 'INCLUSIVE' ? 'scale.from' : 'scale.above'
  const below = scale.lowerBound === 'INCLUSIVE' ? 'scale.below' : 'scale.up-to'
  return (
    <table className={classes.grid}>
      <caption>{text('scale.bands')}</caption>
      <tbody>
        {scale.bands.map(({ code, label, from }, index) => {
          const next = scale.bands[index - 1]?.from
          return (
            <tr key={code}>
              <th scope="row">{label[language]}</th>
              <td>
                {from ? text(above, { from: format.number(toText(from)) }) : text(below, { next: next ? format.number(toText(next)) : '' })}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
