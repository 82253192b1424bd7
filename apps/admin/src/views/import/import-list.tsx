import { TbFileImport } from 'react-icons/tb'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Empty } from '../../ui/empty'
import { Table, type Column } from '../../ui/table'
import { ImportJobsDocument, type ImportJobInList } from './documents'
import classes from './import.module.css'
import { StatusBadge } from './status'

/** The files brought so far; one that was left half-way is found again here. */
export const ImportList = ({ onOpen }: { onOpen: (id: string) => void }) => {
  const text = useText()
  const language = useLanguage()
  const { municipalityId, timeZone, isKnown } = usePlace()
  const { nodes, totalCount, isLoading, error, more } = usePages(ImportJobsDocument, { municipalityId }, 'importJobs', { skip: !isKnown })
  const columns = useMemo((): Column<ImportJobInList>[] => {
    const format = formatIn(language)
    return [
      { id: 'file', header: text('import.file'), cell: ({ fileName }) => fileName, width: 230, isPinned: true },
      { id: 'status', header: text('import.status'), cell: ({ status }) => <StatusBadge status={status} />, width: 170 },
      { id: 'at', header: text('import.at'), cell: ({ createdAt }) => format.moment(String(createdAt), timeZone), width: 190 },
      { id: 'kind', header: text('import.kind.short'), cell: ({ kind }) => text(`import.kind.${kind}`), width: 120 },
      { id: 'rows', header: text('import.rows'), cell: ({ rowCount }) => format.number(rowCount), isFigure: true, width: 90 },
      { id: 'new', header: text('import.outcome.NEW'), cell: ({ newCount }) => format.number(newCount), isFigure: true, width: 90 },
      {
        id: 'changed',
        header: text('import.outcome.CHANGED'),
        cell: ({ changedCount }) => format.number(changedCount),
        isFigure: true,
        width: 100,
      },
      { id: 'by', header: text('import.by'), cell: ({ createdByName }) => createdByName ?? text('import.by.system'), width: 190 },
    ]
  }, [text, language, timeZone])
  return (
    <section aria-labelledby="import-past">
      <h2 id="import-past" className={classes.heading}>
        {text('import.past')}
      </h2>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('import.past')}
          rows={nodes}
          idOf={({ id }) => id}
          isLoading={isLoading}
          totalCount={totalCount}
          onEnd={more}
          onOpen={({ id }) => onOpen(id)}
          columns={columns}
          empty={
            <Empty icon={TbFileImport} title={text('import.past.empty')}>
              {text('import.past.empty.why')}
            </Empty>
          }
        />
      )}
    </section>
  )
}
