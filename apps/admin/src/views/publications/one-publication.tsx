import { Alert, Button, Skeleton, Stack } from '@mantine/core'
import type { Catalogue } from '../../pickers/report/catalogue'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { ViewLink } from '../../platform/view'
import { Field, Fields } from '../../ui/field'
import { SuppressedDocument, type Publication, type Suppressed } from './documents'
import classes from './publications.module.css'

/** One year's publication, how it can be proved unchanged, and every figure that is not told as it is. */
export const OnePublication = ({ publication, catalogue }: { publication: Publication; catalogue: Catalogue }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { timeZone } = usePlace()
  const { nodes, totalCount, isLoading, isWhole, error, more } = usePages(SuppressedDocument, { id: publication.id }, 'suppressedFigures')
  const predicates = catalogue.dimensions.find(({ id }) => id === 'PREDICATE')?.choices ?? []
  const nameOf = ({ kind, agencyName, predicate }: Suppressed) => {
    if (kind === 'AGENCY') return agencyName ?? '–'
    const named = predicates.find(({ id }) => id === predicate)?.label[language] ?? text('publications.no-predicate')
    return kind === 'PREDICATE' ? text('publications.kind.PREDICATE', { predicate: named }) : text('publications.kind.REST')
  }
  return (
    <Stack gap="md">
      <Fields>
        <Field label={text('publications.at')}>{[format.moment(String(publication.publishedAt), timeZone), publication.publishedByName].filter(Boolean).join(' · ')}</Field>
        <Field label={text('publications.people')}>{publication.people === null ? text('publications.untold') : format.number(publication.people)}</Field>
        <Field label={text('publications.open')}>{format.number(publication.openAgencies)}</Field>
        <Field label={text('publications.closed')}>{format.number(publication.closedAgencies)}</Field>
        <Field label={text('publications.hash')}>
          <code className={classes.hash}>{publication.hash}</code>
          <p className="quiet">{text('publications.hash.why')}</p>
        </Field>
      </Fields>
      <ViewLink to="laporan" search={{ m: 'PUBLISHED_PEOPLE~PUBLISHED_SHARE_GOOD_OR_BETTER', r: 'AGENCY.1', p: publication.period, t: 'GRAND' }}>
        {text('publications.report')}
      </ViewLink>
      <h3 className={classes.heading}>{text('publications.why')}</h3>
      {error && <Problem refusals={refusalsFrom(error)} />}
      {isLoading && <Skeleton height={160} />}
      {totalCount === 0 && <Alert color="daun">{text('publications.all-told')}</Alert>}
      <ul className={classes.figures} aria-label={text('publications.why')}>
        {nodes.map((figure) => (
          <li key={figure.id} className={classes.figure}>
            <strong>{nameOf(figure)}</strong>
            <p className="quiet">{text(`publications.reason.${figure.reason}`, { people: figure.people ?? 0 })}</p>
          </li>
        ))}
      </ul>
      {!isWhole && nodes.length > 0 && (
        <Button variant="light" onClick={more}>
          {text('table.some', { shown: nodes.length, total: totalCount })}
        </Button>
      )}
    </Stack>
  )
}
