import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { TbShieldLock } from 'react-icons/tb'
import { leastPeople } from '@tolok/domain'
import { useMemo } from 'react'
import { CatalogueDocument, type Catalogue } from '../../pickers/report/catalogue'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { useViewSearch } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { Field, Fields } from '../../ui/field'
import { PageHeader } from '../../ui/page-header'
import { WithPanel } from '../../ui/panel'
import { Table, type Column } from '../../ui/table'
import { publicationsView } from '.'
import { Calendar } from './calendar'
import { PublicationsDocument, type Publication } from './documents'
import { OnePublication } from './one-publication'
import { Publish } from './publish'
import classes from './publications.module.css'

/** What was published of people's scores: what such a publication holds, each year's, and what of it is not told, with the reason. */
export default function Publications() {
  const text = useText()
  const { municipalityId, isKnown } = usePlace()
  const [{ terbitan }, change] = useViewSearch(publicationsView)
  const { data: named } = useQuery(CatalogueDocument)
  const { nodes, totalCount, isLoading, error, more } = usePages(PublicationsDocument, { municipalityId }, 'cubePublications', { skip: !isKnown })
  const columns = useColumns()
  const chosen = nodes.find(({ id }) => id === terbitan)
  return (
    <>
      <PageHeader title={text('publications.title')} lead={text('publications.lead')} actions={<Publish key={municipalityId} onPublished={(id) => change({ terbitan: id })} />} />
      <WithPanel
        panel={chosen && named ? { title: text('publications.one', { year: chosen.period }), content: <OnePublication key={chosen.id} publication={chosen} catalogue={named.reportCatalogue} /> } : null}
        onClose={() => change({ terbitan: undefined })}
      >
        {named ? <Contents catalogue={named.reportCatalogue} /> : <Skeleton height={140} radius="lg" mb="md" />}
        {error ? (
          <Problem refusals={refusalsFrom(error)} />
        ) : (
          <Table
            caption={text('publications.title')}
            rows={nodes}
            columns={columns}
            idOf={({ id }) => id}
            isLoading={isLoading}
            totalCount={totalCount}
            onEnd={more}
            onOpen={({ id }) => change({ terbitan: id })}
            openId={terbitan}
            empty={
              <Empty icon={TbShieldLock} title={text('publications.empty')}>
                {text('publications.empty.why')}
              </Empty>
            }
          />
        )}
      </WithPanel>
    </>
  )
}

/** What the catalogue tells of published figures: which, broken down by what, and by which rules. */
const Contents = ({ catalogue }: { catalogue: Catalogue }) => {
  const text = useText()
  const language = useLanguage()
  const { municipalityId } = usePlace()
  const format = formatIn(language)
  const measures = catalogue.measures.filter(({ rollUp }) => rollUp.startsWith('PUBLISHED'))
  const dimensions = catalogue.dimensions.filter(({ id }) => measures.some((measure) => measure.dimensions.includes(id)))
  return (
    <section className={classes.contents} aria-labelledby="contents">
      <h2 id="contents" className={classes.heading}>
        {text('publications.what')}
      </h2>
      <Fields>
        <Field label={text('publications.measures')}>{format.list(measures.map(({ label }) => label[language]))}</Field>
        <Field label={text('publications.dimensions')}>{format.list(dimensions.map(({ label }) => label[language]))}</Field>
        <Field label={text('publications.least')}>{text('publications.least.people', { count: leastPeople })}</Field>
        <Field label={text('publications.rules')}>{text('publications.rules.words')}</Field>
        {municipalityId !== undefined && (
          <Field label={text('publications.calendar')}>
            <Calendar key={municipalityId} municipalityId={municipalityId} />
          </Field>
        )}
      </Fields>
    </section>
  )
}

const useColumns = () => {
  const text = useText()
  const language = useLanguage()
  const { timeZone } = usePlace()
  return useMemo((): Column<Publication>[] => {
    const format = formatIn(language)
    return [
      { id: 'year', header: text('publications.year'), cell: ({ period }) => period, width: 90, isPinned: true },
      { id: 'at', header: text('publications.at'), cell: ({ publishedAt }) => format.moment(String(publishedAt), timeZone), width: 180 },
      { id: 'by', header: text('publications.by'), cell: ({ publishedByName }) => publishedByName ?? '–', width: 160, isAside: true },
      { id: 'people', header: text('publications.people'), cell: ({ people }) => (people === null ? text('publications.untold') : format.number(people)), isFigure: true, width: 100 },
      { id: 'open', header: text('publications.open'), cell: ({ openAgencies }) => format.number(openAgencies), isFigure: true, width: 120, isAside: true },
      { id: 'closed', header: text('publications.closed'), cell: ({ closedAgencies }) => format.number(closedAgencies), isFigure: true, width: 140, isAside: true },
      { id: 'suppressed', header: text('publications.suppressed'), cell: ({ suppressed }) => format.number(suppressed), isFigure: true, width: 200, isAside: true },
      { id: 'hash', header: text('publications.hash'), cell: ({ hash }) => <code>{hash.slice(0, 12)}</code>, width: 150, isAside: true },
    ]
  }, [text, language, timeZone])
}
