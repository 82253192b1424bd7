import { useQuery } from '@apollo/client/react'
import { DndContext, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core'
import { Skeleton } from '@mantine/core'
import { TbLayoutDashboard } from 'react-icons/tb'
import { useRef } from 'react'
import { useBands } from '../../pickers/report/bands'
import { CatalogueDocument } from '../../pickers/report/catalogue'
import { fromQuery } from '../../pickers/report/from-query'
import { CatalogueContext } from '../../pickers/report/speech'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { Empty } from '../../ui/empty'
import { TileReportsDocument, type TileQuery } from './documents'
import { under, type Shared } from './filters'
import { draggedBy, type Move, type Place } from './grid'
import { PlacedTile } from './placed-tile'
import classes from './dashboards.module.css'

type Query = { period?: unknown; where?: unknown; page?: unknown }
export type View = { kind?: string }
export type GridTile = Place & {
  title: string | null
  /** Where it is looked at otherwise than its report says. */
  view: View | null
  /** The question under the dashboard's kept filters; null for a tile that was just added, or whose report one may not read. */
  query: Query | null
  report: { id: string; title: string; document: { query?: Query; view?: View } | null } | null
}
export type Editing = { move: (at: number, move: Move) => void; put: (at: number, to: Pick<Place, 'x' | 'y'>) => void; remove: (at: number) => void; look: (at: number, view: View) => void }

type Parts = { tiles: readonly GridTile[]; shared: Shared; kept: Shared; editing: Editing | null }

/** The tiles where they stand; on a narrow screen one under the other. All their reports are asked in one question. */
export const TileGrid = ({ tiles, shared, kept, editing }: Parts) => {
  const text = useText()
  const grid = useRef<HTMLUListElement>(null)
  const { municipality, municipalities, period } = usePlace()
  const { data: named } = useQuery(CatalogueDocument)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const isOther = shared.period !== kept.period || shared.agencyId !== kept.agencyId
  const inPlace = municipality && municipalities.length > 1 ? { on: 'MUNICIPALITY', op: 'EQ', values: [String(municipality.id)] } : null
  // Filters of one's own, and a tile not kept yet, stand over the report's question itself.
  const queryOf = ({ query, report }: GridTile): Query | null => {
    const asked = !report ? null : query && !isOther ? query : report.document?.query ? under(report.document.query, shared) : null
    return asked && { page: { first: 200 }, ...asked, ...(inPlace ? { where: asked.where ? { and: [asked.where, inPlace] } : inPlace } : {}) }
  }
  const asked = tiles.flatMap((tile, at) => {
    const query = queryOf(tile)
    return query ? [{ at, query }] : []
  })
  const questionOf = (tile: GridTile, at: number) => fromQuery(asked.find((one) => one.at === at)?.query ?? {}, tile.view ?? tile.report?.document?.view ?? {}, period.id.slice(0, 4))
  const bands = useBands(
    municipality?.id,
    tiles.some((tile, at) => questionOf(tile, at).bands),
  )
  const { data, previousData, error } = useQuery(TileReportsDocument, { variables: { queries: asked.map(({ query }) => query) as unknown as TileQuery }, skip: asked.length === 0, fetchPolicy: 'cache-and-network' })
  const answers = (data ?? (error ? undefined : previousData))?.reports

  if (tiles.length === 0)
    return (
      <Empty icon={TbLayoutDashboard} title={text('dashboards.bare')}>
        {text(editing ? 'dashboards.bare.add' : 'dashboards.bare.why')}
      </Empty>
    )
  if (!named) return <Skeleton height={420} radius="lg" />
  const drop = ({ active, delta }: DragEndEvent) => {
    const at = Number(active.id)
    const tile = tiles[at]
    if (tile && editing) editing.put(at, draggedBy(tile, delta, grid.current?.clientWidth ?? 0))
  }
  return (
    <CatalogueContext value={named.reportCatalogue}>
      {error && <Problem refusals={refusalsFrom(error)} />}
      <DndContext sensors={sensors} onDragEnd={drop}>
        <ul ref={grid} className={classes.grid} aria-label={text('dashboards.tiles')}>
          {tiles.map((tile, at) => {
            const answer = answers?.[asked.findIndex((one) => one.at === at)]
            return <PlacedTile key={`${tile.report?.id ?? 'none'} ${at}`} tile={tile} at={at} question={questionOf(tile, at)} answer={answer} bands={bands} isRefused={error !== undefined} editing={editing} />
          })}
        </ul>
      </DndContext>
    </CatalogueContext>
  )
}
