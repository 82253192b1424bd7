import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { PageHeader } from '../../ui/page-header'
import { Back } from './back'
import { Differences } from './differences'
import { CompareSchemesDocument, SchemeDocument, type OneScheme } from './documents'
import { Reading } from './reading'
import { nameOf, rulesIn } from './rules'
import classes from './schemes.module.css'

/** Two versions: first only what differs, then both to be read side by side. */
export const ComparePage = ({ from, to, onLeave }: { from: string; to: string; onLeave: () => void }) => {
  const text = useText()
  const language = useLanguage()
  const [before, after] = [useQuery(SchemeDocument, { variables: { id: from } }), useQuery(SchemeDocument, { variables: { id: to } })]
  const compared = useQuery(CompareSchemesDocument, { variables: { from, to } })
  const error = before.error ?? after.error ?? compared.error
  const [older, newer] = [before.data?.scheme, after.data?.scheme]
  const titleOf = (scheme: OneScheme) => text('scheme.named', { name: nameOf(scheme, language), version: scheme.version })
  return (
    <>
      <Back onClick={onLeave}>{text('compare.back')}</Back>
      <PageHeader
        title={text('compare.title')}
        lead={older && newer && text('compare.lead', { from: titleOf(older), to: titleOf(newer) })}
      />
      {error && <Problem refusals={refusalsFrom(error)} />}
      {!error && !(older && newer && compared.data) && <Skeleton height={420} />}
      {older && newer && compared.data && (
        <>
          <Differences differences={compared.data.compareSchemes} from={titleOf(older)} to={titleOf(newer)} />
          <details className={classes.whole}>
            <summary>{text('compare.whole')}</summary>
            <div className={classes.beside}>
              {[older, newer].map((scheme) => {
                const rules = rulesIn(scheme.document)
                return (
                  <div key={scheme.id}>
                    <h2 className={classes.besideTitle}>{titleOf(scheme)}</h2>
                    {rules && <Reading scheme={rules} />}
                  </div>
                )
              })}
            </div>
          </details>
        </>
      )}
    </>
  )
}
