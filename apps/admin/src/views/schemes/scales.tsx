import { Title } from '@mantine/core'
import { scales, type Scale } from '@tolok/domain'
import { useLanguage, useText } from '../../platform/i18n'
import { BandTable } from './bands'
import classes from './schemes.module.css'

/** From a figure to its word, as published: for those who draft a scale of their own. */
export const Scales = () => {
  const text = useText()
  return (
    <section aria-labelledby="schemes-scales">
      <Title order={2} id="schemes-scales">
        {text('schemes.scales')}
      </Title>
      <p className="quiet">{text('schemes.scales.why')}</p>
      <details className={classes.whole}>
        <summary>{text('schemes.scales.show', { count: scales.length })}</summary>
        <div className={classes.cards}>
          {scales.map((scale) => (
            <ScaleCard key={scale.id} scale={scale} />
          ))}
        </div>
      </details>
    </section>
  )
}

const ScaleCard = ({ scale }: { scale: Scale }) => {
  const text = useText()
  const language = useLanguage()
  return (
    <article className={classes.card}>
      <h3 className={classes.cardTitle}>{scale.label[language]}</h3>
      <p className="quiet">{scale.regulation}</p>
      <BandTable scale={scale} />
      <details className={classes.sources}>
        <summary>{text('scheme.sources')}</summary>
        <p lang="en">{scale.source}</p>
      </details>
    </article>
  )
}
