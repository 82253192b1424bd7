import { useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Skeleton } from '@mantine/core'
import { TbArrowLeft, TbArrowsMaximize, TbArrowsMinimize, TbPencil, TbPrinter } from 'react-icons/tb'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { refusalOf } from '../../platform/refusal'
import { useSession } from '../../platform/session'
import { useViewSearch } from '../../platform/view'
import { IconButton } from '../../ui/icon-button'
import { PageHeader } from '../../ui/page-header'
import { useFullScreen } from '../../ui/use-full-screen'
import { dashboardsView } from '.'
import { Archiving } from './archiving'
import { DashboardDocument, SaveDashboardDocument, type Dashboard, type DashboardDraft } from './documents'
import { EditBar } from './edit-bar'
import { filtersOf, sharedIn } from './filters'
import { added, moved, put } from './grid'
import { SharedFilters } from './shared-filters'
import { SharingOf } from './sharing-of'
import { TileGrid, type GridTile } from './tile-grid'
import classes from './dashboards.module.css'

/** Several reports at once, under one period and one agency; asked together, so that all answer for the same moment. */
export const OneDashboard = ({ id }: { id: string }) => {
  const { data, error, refetch } = useQuery(DashboardDocument, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const dashboard = data?.dashboard
  if (error && !dashboard) return <Problem refusals={refusalsFrom(error)} />
  if (!dashboard) return data ? <Problem refusals={[refusalOf('NOT_FOUND')]} /> : <Skeleton height={480} radius="lg" />
  return <Opened key={dashboard.version} dashboard={dashboard} reload={() => void refetch()} />
}

/** The tiles as they are kept, each with its question under the kept filters. */
const tilesOf = ({ tiles }: Dashboard): GridTile[] =>
  tiles.map(({ x, y, w, h, title, view, query, report }) => ({ x, y, w, h, title, view: (view ?? null) as GridTile['view'], query: query as GridTile['query'], report: report && { id: report.id, title: report.title, document: report.document as never } }))

const Opened = ({ dashboard, reload }: { dashboard: Dashboard; reload: () => void }) => {
  const text = useText()
  const [{ ubah, periode_dasbor, perangkat }, change] = useViewSearch(dashboardsView)
  const { may } = useSession()
  const isActive = dashboard.archivedAt === null
  const isEditing = ubah === '1' && dashboard.isOwn && isActive
  const isOwnActive = dashboard.isOwn && isActive && !isEditing
  const kept = sharedIn(dashboard.filters)
  const [tiles, setTiles] = useState(() => tilesOf(dashboard))
  const [shared, setShared] = useState(kept)
  const [title, setTitle] = useState(dashboard.title)
  const [isFull, setFull] = useFullScreen()
  const [save, saving] = useMutation(SaveDashboardDocument, {
    update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'dashboards' }),
    onCompleted: () => {
      change({ ubah: undefined, periode_dasbor: undefined, perangkat: undefined }, { replace: true })
      reload()
    },
    onError: () => {},
  })
  const refusals = saving.error ? refusalsFrom(saving.error) : []
  // Someone who looks may narrow for himself: that stands in the address, not in the dashboard.
  const looking = { period: periode_dasbor ?? kept.period, agencyId: perangkat ?? kept.agencyId }
  const keep = () => {
    const draft = {
      id: dashboard.id,
      expectedVersion: dashboard.version,
      title: title.trim(),
      description: dashboard.description,
      filters: filtersOf(shared),
      tiles: tiles.flatMap(({ report, x, y, w, h, title, view }) => (report ? [{ reportId: report.id, x, y, w, h, ...(title ? { title } : {}), ...(view ? { view } : {}) }] : [])),
    }
    void save({ variables: { draft: draft as DashboardDraft } })
  }

  return (
    <div className={classes.page} data-full={isFull || undefined}>
      <Button className={classes.unprinted} variant="subtle" size="compact-sm" leftSection={<TbArrowLeft size={16} aria-hidden />} mb="xs" onClick={() => change({ dasbor: undefined, ubah: undefined, periode_dasbor: undefined, perangkat: undefined })}>
        {text('dashboards.back')}
      </Button>
      <PageHeader
        title={dashboard.title}
        lead={dashboard.description || undefined}
        actions={
          <span className={classes.actions}>
            {isOwnActive && may('report.share') && <SharingOf dashboard={dashboard} onChanged={reload} />}
            {isOwnActive && (
              <Button variant="light" leftSection={<TbPencil size={18} aria-hidden />} onClick={() => change({ ubah: '1' })}>
                {text('dashboards.edit')}
              </Button>
            )}
            {isOwnActive && <Archiving dashboard={dashboard} onChanged={reload} />}
            <IconButton aria-label={text('dashboards.print')} title={text('dashboards.print')} onClick={() => print()}>
              <TbPrinter size={18} aria-hidden />
            </IconButton>
            <IconButton aria-label={text(isFull ? 'dashboards.full.leave' : 'dashboards.full')} title={text(isFull ? 'dashboards.full.leave' : 'dashboards.full')} onClick={() => setFull(!isFull)}>
              {isFull ? <TbArrowsMinimize size={18} aria-hidden /> : <TbArrowsMaximize size={18} aria-hidden />}
            </IconButton>
          </span>
        }
      />
      {!isActive && dashboard.isOwn && <Archiving dashboard={dashboard} onChanged={reload} />}
      <SharedFilters
        shared={isEditing ? shared : looking}
        onChange={(next) => (isEditing ? setShared(next) : change({ periode_dasbor: next.period === kept.period ? undefined : next.period, perangkat: next.agencyId === kept.agencyId ? undefined : next.agencyId }, { replace: true }))}
      />
      {isEditing && (
        <EditBar
          title={title}
          onTitle={setTitle}
          count={tiles.length}
          onAdd={(report) => setTiles((now) => added<GridTile>(now, { report: { id: report.id, title: report.title, document: report.document as never }, title: null, view: null, query: null }))}
          onKeep={keep}
          isKeeping={saving.loading}
          onLeave={() => {
            setTiles(tilesOf(dashboard))
            setShared(kept)
            change({ ubah: undefined })
          }}
        />
      )}
      {refusals.some(({ code }) => code === 'CONFLICT') ? (
        <Alert color="kunyit" role="alert" title={text('dashboards.conflict')} mb="md">
          <p>{text('dashboards.conflict.why')}</p>
          <Button size="compact-sm" onClick={reload}>
            {text('dashboards.conflict.reload')}
          </Button>
        </Alert>
      ) : (
        <Problem refusals={refusals} />
      )}
      <TileGrid
        tiles={tiles}
        shared={looking}
        kept={kept}
        editing={
          isEditing
            ? {
                put: (at, to) => setTiles((now) => put(now, at, to)),
                move: (at, move) => setTiles((now) => moved(now, at, move)),
                remove: (at) => setTiles((now) => now.filter((_, index) => index !== at)),
                look: (at, view) => setTiles((now) => now.map((tile, index) => (index === at ? { ...tile, view } : tile))),
              }
            : null
        }
      />
    </div>
  )
}
