import { Stack, Title } from '@mantine/core'
import { TbPencil, TbScale } from 'react-icons/tb'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Empty } from '../../ui/empty'
import { PageHeader } from '../../ui/page-header'
import { Table, type Column } from '../../ui/table'
import { SchemeDraftsDocument, SchemesDocument, type DraftInList, type SchemeInList } from './documents'
import { nameOf } from './rules'
import { Scales } from './scales'
import { StandingBadge, StateBadge } from './standing'

type Parts = { onOpen: (id: string) => void; onOpenDraft: (id: string) => void }

/** What is on its way, then the rules themselves, one's own before the nation's. */
export const SchemeList = ({ onOpen, onOpenDraft }: Parts) => {
  const text = useText()
  return (
    <>
      <PageHeader title={text('schemes.title')} lead={text('schemes.lead')} />
      <Stack gap="xl">
        <Drafts onOpen={onOpenDraft} />
        <Versions onOpen={onOpen} />
        <Scales />
      </Stack>
    </>
  )
}

const Drafts = ({ onOpen }: { onOpen: (id: string) => void }) => {
  const text = useText()
  const language = useLanguage()
  const { municipalityId, isKnown } = usePlace()
  const { nodes, totalCount, isLoading, error, more } = usePages(SchemeDraftsDocument, { municipalityId }, 'schemeDrafts', {
    skip: !isKnown,
  })
  const columns = useMemo((): Column<DraftInList>[] => {
    const format = formatIn(language)
    return [
      {
        id: 'name',
        header: text('scheme-draft.one'),
        cell: ({ name, rules }) => rules?.label[language] ?? name,
        width: 320,
        isPinned: true,
      },
      { id: 'state', header: text('scheme-draft.state'), cell: ({ state }) => <StateBadge state={state} />, width: 190 },
      {
        id: 'until',
        header: text('scheme-draft.until'),
        cell: ({ commentsUntil }) => (commentsUntil ? format.day(commentsUntil, 'short') : '–'),
        width: 150,
      },
      {
        id: 'comments',
        header: text('scheme-draft.comments'),
        cell: ({ commentCount, unansweredCount }) =>
          text('scheme-draft.comments.count', { count: commentCount, unanswered: unansweredCount }),
        width: 190,
      },
      { id: 'by', header: text('scheme-draft.by'), cell: ({ draftedByName }) => draftedByName, width: 200 },
    ]
  }, [text, language])
  return (
    <section aria-labelledby="schemes-drafts">
      <Title order={2} id="schemes-drafts" mb="xs">
        {text('schemes.drafts')}
      </Title>
      <p className="quiet">{text('schemes.drafts.why')}</p>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('schemes.drafts')}
          rows={nodes}
          columns={columns}
          idOf={({ id }) => id}
          isLoading={isLoading}
          totalCount={totalCount}
          onEnd={more}
          onOpen={({ id }) => onOpen(id)}
          empty={
            <Empty icon={TbPencil} title={text('schemes.drafts.empty')}>
              {text('schemes.drafts.empty.why')}
            </Empty>
          }
        />
      )}
    </section>
  )
}

const Versions = ({ onOpen }: { onOpen: (id: string) => void }) => {
  const text = useText()
  const language = useLanguage()
  const { nodes, totalCount, isLoading, error, more } = usePages(SchemesDocument, {}, 'schemes')
  const ownFirst = useMemo(() => [...nodes].sort((a, b) => Number(a.national) - Number(b.national)), [nodes])
  const columns = useMemo((): Column<SchemeInList>[] => {
    const format = formatIn(language)
    return [
      { id: 'name', header: text('scheme.one'), cell: (scheme) => nameOf(scheme, language), width: 380, isPinned: true },
      { id: 'standing', header: text('scheme.standing'), cell: (scheme) => <StandingBadge of={scheme} />, width: 180 },
      { id: 'whose', header: text('scheme.whose'), cell: ({ national }) => text(national ? 'scheme.national' : 'scheme.own'), width: 120 },
      { id: 'version', header: text('scheme.version'), cell: ({ version }) => version, isFigure: true, width: 80 },
      { id: 'from', header: text('scheme.since'), cell: ({ validFrom }) => format.day(validFrom, 'short'), width: 140 },
      { id: 'to', header: text('scheme.until'), cell: ({ endsOn }) => (endsOn ? format.day(endsOn, 'short') : '–'), width: 140 },
      { id: 'yields', header: text('scheme.yields'), cell: ({ yields }) => text(`scheme.yields.short.${yields}`), width: 110 },
    ]
  }, [text, language])
  return (
    <section aria-labelledby="schemes-versions">
      <Title order={2} id="schemes-versions" mb="xs">
        {text('schemes.versions')}
      </Title>
      <p className="quiet">{text('schemes.versions.why')}</p>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('schemes.versions')}
          rows={ownFirst}
          columns={columns}
          idOf={({ id }) => id}
          isLoading={isLoading}
          totalCount={totalCount}
          onEnd={more}
          onOpen={({ id }) => onOpen(id)}
          empty={<Empty icon={TbScale} title={text('schemes.empty')} />}
        />
      )}
    </section>
  )
}
