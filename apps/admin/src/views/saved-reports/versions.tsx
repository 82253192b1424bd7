import { useMutation } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import type { VariablesOf } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { RestoreVersionDocument, type SavedReport } from './documents'
import classes from './saved-reports.module.css'

type Document = { title: string; description: string; query: never; view: never }

/** Every text the report has had, the latest first. An earlier one comes back as a new version: nothing is lost. */
export const Versions = ({ report, onChanged }: { report: SavedReport; onChanged: () => void }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const [save, { error, loading }] = useMutation(RestoreVersionDocument, { onCompleted: onChanged, onError: () => {} })
  const restore = (version: number, document: Document) => {
    const draft: VariablesOf<typeof RestoreVersionDocument>['draft'] = {
      id: report.id,
      expectedVersion: report.version,
      title: document.title,
      description: document.description,
      query: document.query,
      view: document.view,
      reason: text('saved.restored', { version }),
    }
    void save({ variables: { draft } })
  }
  return (
    <>
      <Problem refusals={error ? refusalsFrom(error) : []} />
      <ol className={classes.entries} aria-label={text('saved.part.versi')}>
        {report.versions.map(({ version, title, reason, recordedAt, changedByName, document }) => (
          <li key={version} className={classes.entry}>
            <p className={classes.strong}>
              {text('saved.version.n', { version })} · {title}
            </p>
            {reason && <p>{reason}</p>}
            <p className={classes.quiet}>{[format.moment(String(recordedAt), timeZone), changedByName].filter(Boolean).join(' · ')}</p>
            {report.isOwn && version !== report.version && (
              <Button variant="subtle" size="compact-sm" loading={loading} onClick={() => restore(version, document as Document)}>
                {text('saved.restore', { version })}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
