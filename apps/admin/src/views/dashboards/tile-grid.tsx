import { useQuery } from '@apollo/client/react'
import { NativeSelect } from '@mantine/core'
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp, IconArrowsHorizontal, IconArrowsVertical, IconFold, IconLayoutDashboard, IconViewportNarrow, IconX } from '@tabler/icons-react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { ViewLink } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { IconButton } from '../../ui/icon-button'
import { TileReportsDocument, type TileQuery } from './documents'
import { under, type Shared } from './filters'
import type { Move, Place } from './grid'
import type { TileQuestion } from './speech'
import { Tile } from './tile'
import classes from './dashboards.module.css'

type Query = TileQuestion & { period?: unknown; where?: unknown; page?: unknown }
type Document = { query?: Query; view?: { kind?: string } } | null
export type GridTile = Place & {
  title: string | null
  /** Where it is looked at otherwise than its report says. */
  view: { kind?: string } | null
  /** The question under the dashboard's kept filters; null for a tile that was just added, or whose report one may not read. */
  query: Query | null
  report: { id: string; title: string; document: Document } | null
}
export type Editing = { move: (at: number, move: Move) => void; remove: (at: number) => void; look: (at: number, kind: string) => void }

const rowHeight = 88
const looks = ['TABLE', 'BAR', 'LINE'] as const
const moves: [Move, typeof IconX][] = [
  ['left', IconArrowLeft],
  ['right', IconArrowRight],
  ['up', IconArrowUp],
  ['down', IconArrowDown],
  ['wider', IconArrowsHorizontal],
  ['narrower', IconViewportNarrow],
  ['taller', IconArrowsVertical],
  ['lower', IconFold],
]

type Parts = { tiles: readonly GridTile[]; shared: Shared; kept: Shared; editing: Editing | null }

/** The tiles where they stand; on a narrow screen one under the other. All their reports are asked in one question. */
export const TileGrid = ({ tiles, shared, kept, editing }: Parts) => {
  const text = useText()
  const { municipality, municipalities } = usePlace()
  const isOther = shared.period !== kept.period || shared.agencyId !== kept.agencyId
  const asked = tiles.flatMap(({ query, report }) => {
    // Filters of one's own, and a tile not kept yet, stand over the report's question itself.
    if (!report) return []
    const own = report.document?.query
    return query && !isOther ? [{ tile: report.id, query }] : own ? [{ tile: report.id, query: under(own, shared) }] : []
  })
  const inPlace = municipality && municipalities.length > 1 ? { on: 'MUNICIPALITY', op: 'EQ', values: [String(municipality.id)] } : null
  const queries = asked.map(({ query }) => ({ ...query, ...(inPlace ? { where: query.where ? { and: [query.where, inPlace] } : inPlace } : {}), page: { first: 200 } }))
  const { data, previousData, error } = useQuery(TileReportsDocument, { variables: { queries: queries as unknown as TileQuery }, skip: queries.length === 0, fetchPolicy: 'cache-and-network' })
  const answers = (data ?? (error ? undefined : previousData))?.reports
  const answerOf = (id: string | undefined) => answers?.[asked.findIndex(({ tile }) => tile === id)]

  if (tiles.length === 0)
    return (
      <Empty icon={IconLayoutDashboard} title={text('dashboards.bare')}>
        {text(editing ? 'dashboards.bare.add' : 'dashboards.bare.why')}
      </Empty>
    )
  return (
    <>
      {error && <Problem refusals={refusalsFrom(error)} />}
      <ul className={classes.grid} aria-label={text('dashboards.tiles')}>
        {tiles.map((tile, at) => {
          const { x, y, w, h, report } = tile
          const title = tile.title ?? report?.title ?? text('dashboards.tile.hidden')
          const kind = tile.view?.kind ?? report?.document?.view?.kind ?? 'TABLE'
          return (
            <li key={`${report?.id ?? 'none'} ${at}`} className={classes.tile} style={{ '--x': x + 1, '--y': y + 1, '--w': w, '--h': h } as never}>
              <div className={classes.head}>
                <h2 className={classes.title}>
                  {report ? (
                    <ViewLink to="laporan" search={{ simpanan: report.id }}>
                      {title}
                    </ViewLink>
                  ) : (
                    title
                  )}
                </h2>
                {editing && (
                  <div role="group" aria-label={text('dashboards.tile.edit', { title })} className={classes.moves}>
                    <NativeSelect size="xs" aria-label={text('dashboards.look', { title })} value={looks.find((one) => one === kind) ?? 'TABLE'} onChange={({ currentTarget }) => editing.look(at, currentTarget.value)} data={looks.map((value) => ({ value, label: text(`dashboards.look.${value}`) }))} />
                    {moves.map(([move, Icon]) => (
                      <IconButton key={move} aria-label={text(`dashboards.move.${move}`, { title })} title={text(`dashboards.move.${move}`, { title })} onClick={() => editing.move(at, move)}>
                        <Icon size={16} aria-hidden />
                      </IconButton>
                    ))}
                    <IconButton aria-label={text('dashboards.remove', { title })} title={text('dashboards.remove', { title })} onClick={() => editing.remove(at)}>
                      <IconX size={16} aria-hidden />
                    </IconButton>
                  </div>
                )}
              </div>
              {report === null ? (
                <p className="quiet">{text('dashboards.tile.hidden.why')}</p>
              ) : error ? null : (
                <Tile title={title} question={report.document?.query ?? {}} answer={answerOf(report.id)} kind={kind} height={h * rowHeight - (editing ? 114 : 70)} />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
