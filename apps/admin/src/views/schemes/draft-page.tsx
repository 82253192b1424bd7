import { useQuery } from '@apollo/client/react'
import { Skeleton, Stack, Tabs } from '@mantine/core'
import { useEffect } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { PageHeader } from '../../ui/page-header'
import { draftParts, type DraftPart } from '.'
import { Back } from './back'
import { Comments } from './comments'
import { Differences } from './differences'
import { SchemeDraftDocument, type Draft } from './documents'
import { DraftEditor } from './draft-editor'
import { Publication } from './publication'
import { Reading } from './reading'
import { nameOf, rulesIn } from './rules'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'
import { SimulationPart } from './simulation'
import { StateBadge } from './standing'

type Parts = { id: string; part: DraftPart | 'ubah'; onPart: (part: DraftPart | 'ubah') => void; onLeave: () => void }

/** A rule set on its way: what it says, what is said of it, whom it would move, and what is still missing. */
export const DraftPage = ({ id, part, onPart, onLeave }: Parts) => {
  const text = useText()
  const { data, previousData, error, refetch, client } = useQuery(SchemeDraftDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  })
  const language = useLanguage()
  const draft = (data ?? previousData)?.schemeDraft
  // The list shows how this one stands now, not as it was when it was opened.
  useEffect(
    () => () => {
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'schemeDrafts' })
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'schemes' })
    },
    [client],
  )
  const changed = () => void refetch()
  return (
    <>
      <Back onClick={onLeave}>{text('schemes.back')}</Back>
      <PageHeader title={draft ? nameOf(draft, language) : text('scheme-draft.one')} lead={draft && <Facts draft={draft} />} />
      {error && !draft && <Problem refusals={refusalsFrom(error)} />}
      {!draft && !error && <Skeleton height={480} />}
      {draft && part === 'ubah' && <DraftEditor key={draft.id} draft={draft} onDone={() => onPart('isi')} onChanged={changed} />}
      {draft && part !== 'ubah' && (
        <Tabs value={part} onChange={(chosen) => chosen && onPart(chosen as DraftPart)} keepMounted={false}>
          <Tabs.List mb="lg">
            {draftParts.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {text(`scheme-draft.part.${one}`, { count: draft.commentCount })}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="isi">
            <Content draft={draft} onEdit={() => onPart('ubah')} />
          </Tabs.Panel>
          <Tabs.Panel value="masukan">
            <Comments draft={draft} onChanged={changed} />
          </Tabs.Panel>
          <Tabs.Panel value="simulasi">
            <SimulationPart draft={draft} onChanged={changed} />
          </Tabs.Panel>
          <Tabs.Panel value="penerbitan">
            <Publication draft={draft} onChanged={changed} onPart={onPart} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  )
}

const Facts = ({ draft }: { draft: Draft }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const rules = rulesIn(draft.document)
  return (
    <span className={classes.facts}>
      <StateBadge state={draft.state} />
      <span>{text('scheme-draft.drafted', { by: draft.draftedByName, at: format.moment(String(draft.draftedAt), timeZone) })}</span>
      {rules && <span>{text('scheme.from', { from: format.day(rules.validFrom) })}</span>}
    </span>
  )
}

const Content = ({ draft, onEdit }: { draft: Draft; onEdit: () => void }) => {
  const text = useText()
  const { may } = useSession()
  const rules = rulesIn(draft.document)
  const isOpen = !['PUBLISHED', 'WITHDRAWN'].includes(draft.state)
  return (
    <Stack gap="xl">
      <section className={classes.card} aria-labelledby="draft-why">
        <h2 id="draft-why">{text('scheme-draft.why')}</h2>
        <p className={classes.body}>{draft.reason}</p>
        {may('scheme.draft') && isOpen && (
          <button type="button" className={classes.linkButton} onClick={onEdit}>
            {text('scheme-draft.edit')}
          </button>
        )}
      </section>
      <section aria-labelledby="draft-differences">
        <h2 id="draft-differences" className={classes.heading}>
          {text('scheme-draft.differences')}
        </h2>
        <Differences
          differences={draft.differences}
          from={text('compare.present-version', { version: draft.base.version })}
          to={text('compare.draft')}
        />
      </section>
      {rules && (
        <section aria-labelledby="draft-reading">
          <h2 id="draft-reading" className={classes.heading}>
            {text('scheme-draft.reading')}
          </h2>
          <Reading scheme={rules} />
        </section>
      )}
      <Revisions draft={draft} />
    </Stack>
  )
}

const Revisions = ({ draft }: { draft: Draft }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  return (
    <section aria-labelledby="draft-revisions">
      <h2 id="draft-revisions" className={classes.heading}>
        {text('scheme-draft.revisions')}
      </h2>
      <ol className={draftClasses.revisions}>
        {draft.revisions.map(({ revision, reason, editedByName, recordedAt }) => (
          <li key={revision}>
            <strong>{text('scheme-draft.revision', { revision })}</strong> {reason}
            <div className={classes.meta}>
              {editedByName} · {format.moment(String(recordedAt), timeZone)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
