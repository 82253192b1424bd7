import { useDraggable } from '@dnd-kit/core'
import { NativeSelect } from '@mantine/core'
import { TbArrowDown, TbArrowLeft, TbArrowRight, TbArrowUp, TbArrowsHorizontal, TbArrowsVertical, TbFold, TbGripVertical, TbViewportNarrow, TbX } from 'react-icons/tb'
import type { Bands } from '../../pickers/report/bands'
import { chartKinds, drawings } from '../../pickers/report/chart-kind'
import { toView } from '../../pickers/report/from-query'
import type { Question, ViewKind } from '../../pickers/report/question'
import { useCatalogue } from '../../pickers/report/speech'
import { useText } from '../../platform/i18n'
import type { AnswerTable } from '../../platform/report'
import { ViewLink } from '../../platform/view'
import { IconButton } from '../../ui/icon-button'
import { rowHeight, type Move } from './grid'
import { Tile } from './tile'
import type { Editing, GridTile } from './tile-grid'
import classes from './dashboards.module.css'

const moves: [Move, typeof TbX][] = [
  ['left', TbArrowLeft],
  ['right', TbArrowRight],
  ['up', TbArrowUp],
  ['down', TbArrowDown],
  ['wider', TbArrowsHorizontal],
  ['narrower', TbViewportNarrow],
  ['taller', TbArrowsVertical],
  ['lower', TbFold],
]

type Parts = { tile: GridTile; at: number; question: Question; answer: AnswerTable | undefined; bands: Bands | null; isRefused: boolean; editing: Editing | null }

/** A tile in its place: its title leads to the report; while the dashboard is being changed it is dragged or moved by its buttons. */
export const PlacedTile = ({ tile, at, question, answer, bands, isRefused, editing }: Parts) => {
  const text = useText()
  const { x, y, w, h, report } = tile
  const title = tile.title ?? report?.title ?? text('dashboards.tile.hidden')
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: String(at), disabled: !editing })
  const place = { '--x': x + 1, '--y': y + 1, '--w': w, '--h': h, ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}) }
  return (
    <li ref={setNodeRef} className={classes.tile} data-dragged={isDragging || undefined} style={place as never}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {editing && <TbGripVertical size={18} aria-hidden className={classes.grip} {...listeners} />}
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
            <Look title={title} question={question} answer={answer} onLook={(view) => editing.look(at, toView({ view, bands: question.bands }))} />
            {moves.map(([move, Icon]) => (
              <IconButton key={move} aria-label={text(`dashboards.move.${move}`, { title })} title={text(`dashboards.move.${move}`, { title })} onClick={() => editing.move(at, move)}>
                <Icon size={16} aria-hidden />
              </IconButton>
            ))}
            <IconButton aria-label={text('dashboards.remove', { title })} title={text('dashboards.remove', { title })} onClick={() => editing.remove(at)}>
              <TbX size={16} aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
      {report === null ? (
        <p className="quiet">{text('dashboards.tile.hidden.why')}</p>
      ) : isRefused ? null : (
        <Tile title={title} question={question} answer={answer} bands={bands} height={h * rowHeight - (editing ? 114 : 70)} />
      )}
    </li>
  )
}

/** As a table or as any drawing that fits its answer. */
const Look = ({ title, question, answer, onLook }: { title: string; question: Question; answer: AnswerTable | undefined; onLook: (view: ViewKind) => void }) => {
  const text = useText()
  const catalogue = useCatalogue()
  const fits = answer && chartKinds(question, answer, catalogue).fits
  return (
    <NativeSelect
      size="xs"
      aria-label={text('dashboards.look', { title })}
      value={question.view}
      onChange={({ currentTarget }) => onLook(currentTarget.value as ViewKind)}
      data={(['table', 'chart', ...drawings] as const).map((value) => ({ value, label: text(value === 'chart' ? 'dashboards.look.auto' : `report.view.${value}`), disabled: value !== 'table' && value !== 'chart' && fits !== undefined && !fits[value] }))}
    />
  )
}
