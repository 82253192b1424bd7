import '@mantine/spotlight/styles.css'
import { useQuery } from '@apollo/client/react'
import { Text as Words } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, createSpotlight } from '@mantine/spotlight'
import { TbBuildingCommunity, TbLayoutDashboard, TbReport, TbSearch, TbTargetArrow } from 'react-icons/tb'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { graphql } from '../platform/graphql'
import { useText } from '../platform/i18n'
import { usePlace } from '../platform/place'
import { useSession } from '../platform/session'
import type { AnyView, View } from '../platform/view'
import { agenciesView } from '../views/agencies'
import { dashboardsView } from '../views/dashboards'
import { indicatorsView } from '../views/indicators'
import { reportBuilderView } from '../views/report-builder'

export const FindDocument = graphql(`
  query Find($municipalityId: Int, $text: String!) {
    agencies(municipalityId: $municipalityId, text: $text, first: 6) {
      nodes {
        id
        name
        municipality {
          name
        }
      }
    }
    indicators(municipalityId: $municipalityId, text: $text, first: 6) {
      nodes {
        id
        code
        name
      }
    }
    savedReports(text: $text, first: 6) {
      nodes {
        id
        title
        folder
      }
    }
    dashboards(text: $text, first: 6) {
      nodes {
        id
        title
      }
    }
  }
`)

const [store, { open, close: shut }] = createSpotlight()

/** One field that reaches every view, agency and indicator. */
export default function Palette({ views, isOpen, close }: { views: readonly AnyView[]; isOpen: boolean; close: () => void }) {
  const text = useText()
  const navigate = useNavigate()
  const { may } = useSession()
  const { municipalityId } = usePlace()
  const [query, setQuery] = useState('')
  const [settled] = useDebouncedValue(query.trim(), 200)
  const { data, previousData } = useQuery(FindDocument, { variables: { municipalityId, text: settled }, skip: settled.length < 2 })
  const found = settled.length < 2 ? undefined : (data ?? previousData)

  useEffect(() => (isOpen ? open() : shut()), [isOpen])

  const go = <Search extends object>(view: View<Search>, search?: Partial<Search>) =>
    void navigate({ to: `/${view.path}`, search: search as never })
  const fitting = views.filter((view) => may(view.needs) && text(view.title).toLowerCase().includes(query.trim().toLowerCase()))
  const viewAction = (view: AnyView) => {
    const Icon = view.icon
    return (
      <Spotlight.Action
        key={view.path}
        label={text(view.title)}
        leftSection={<Icon size={20} strokeWidth={1.6} aria-hidden />}
        onClick={() => go(view)}
      />
    )
  }
  const agencies = found?.agencies.nodes ?? []
  const indicators = found?.indicators.nodes ?? []
  const reports = found?.savedReports.nodes ?? []
  const dashboards = found?.dashboards.nodes ?? []
  const isNothing = fitting.length + agencies.length + indicators.length + reports.length + dashboards.length === 0

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={close}
      clearQueryOnClose
      shortcut={null}
      attributes={{ content: { 'aria-label': text('palette.open') } }}
      scrollable
      maxHeight="60dvh"
    >
      <Spotlight.Search
        placeholder={text('palette.hint')}
        aria-label={text('palette.open')}
        leftSection={<TbSearch size={20} aria-hidden />}
      />
      <Spotlight.ActionsList aria-label={text('palette.open')}>
        {fitting.length > 0 && <Spotlight.ActionsGroup label={text('palette.views')}>{fitting.map(viewAction)}</Spotlight.ActionsGroup>}
        {agencies.length > 0 && (
          <Spotlight.ActionsGroup label={text('agencies.title')}>
            {agencies.map(({ id, name, municipality }) => (
              <Spotlight.Action
                key={id}
                label={name}
                description={municipality.name}
                leftSection={<TbBuildingCommunity size={20} strokeWidth={1.6} aria-hidden />}
                onClick={() => go(agenciesView, { perangkat: id })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {indicators.length > 0 && (
          <Spotlight.ActionsGroup label={text('indicators.title')}>
            {indicators.map(({ id, code, name }) => (
              <Spotlight.Action
                key={id}
                label={name}
                description={code}
                leftSection={<TbTargetArrow size={20} strokeWidth={1.6} aria-hidden />}
                onClick={() => go(indicatorsView, { indikator: id })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {reports.length > 0 && (
          <Spotlight.ActionsGroup label={text('saved.title')}>
            {reports.map(({ id, title, folder }) => (
              <Spotlight.Action key={id} label={title} description={folder} leftSection={<TbReport size={20} strokeWidth={1.6} aria-hidden />} onClick={() => go(reportBuilderView, { simpanan: id })} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {dashboards.length > 0 && (
          <Spotlight.ActionsGroup label={text('dashboards.title')}>
            {dashboards.map(({ id, title }) => (
              <Spotlight.Action key={id} label={title} leftSection={<TbLayoutDashboard size={20} strokeWidth={1.6} aria-hidden />} onClick={() => go(dashboardsView, { dasbor: id })} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {isNothing && (
          <Spotlight.Empty>
            <Words c="dimmed">{text('palette.nothing')}</Words>
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
