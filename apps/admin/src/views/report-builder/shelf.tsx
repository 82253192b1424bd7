import { useDroppable } from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { ActionIcon, Menu, Select } from '@mantine/core'
import { TbDotsVertical, TbGripVertical, TbX } from 'react-icons/tb'
import type { ReactNode } from 'react'
import { useText } from '../../platform/i18n'
import { chipId } from './dragging'
import { mayMove, moved, mostOn, nameAt, shelves, tidied, type Place, type Shelf as ShelfName } from './shelves'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'
import type { Question } from '../../pickers/report/question'
import classes from './ask.module.css'

type Offer = { value: string; label: string; disabled?: boolean }
type Parts = {
  shelf: ShelfName
  question: Question
  ask: (question: Question) => void
  /** What a chip asks further: its grain, its level, its condition. */
  detail?: (index: number) => ReactNode
  offers: Offer[]
  onAdd: (id: string) => void
  /** What it says when nothing may be added. */
  nothing: string
  add: string
  /** How many must stay. */
  least?: number
}

/** One part of the question as chips in an order that matters: each can be dragged, moved by its menu, detailed and taken away. */
export const Shelf = ({ shelf, question, ask, detail, offers, onAdd, nothing, add, least = 0 }: Parts) => {
  const text = useText()
  const { setNodeRef, isOver } = useDroppable({ id: shelf })
  const places = question[shelf].map((_, index): Place => ({ shelf, index }))
  return (
    <fieldset className={classes.part}>
      <legend>{text(`report.shelf.${shelf}`)}</legend>
      <div ref={setNodeRef} className={classes.shelf} data-over={isOver || undefined}>
        <SortableContext items={places.map((place) => chipId(place, nameAt(question, place)))} strategy={verticalListSortingStrategy}>
          {places.map((place) => (
            <Chip key={chipId(place, nameAt(question, place))} place={place} question={question} ask={ask} isFixed={question[shelf].length <= least}>
              {detail?.(place.index)}
            </Chip>
          ))}
        </SortableContext>
        {question[shelf].length < mostOn[shelf] && (
          <Select placeholder={add} aria-label={text('report.ask.add-to', { title: text(`report.shelf.${shelf}`) })} value={null} searchable data={offers} nothingFoundMessage={nothing} onChange={(id) => id && onAdd(id)} />
        )}
      </div>
    </fieldset>
  )
}

type ChipParts = { place: Place; question: Question; ask: (question: Question) => void; isFixed: boolean; children: ReactNode }
const Chip = ({ place, question, ask, isFixed, children }: ChipParts) => {
  const text = useText()
  const speech = useSpeech()
  const { dimensions } = useCatalogue()
  const { shelf, index } = place
  const id = nameAt(question, place)
  const name = shelf === 'measures' ? speech.measure(id) : speech.dimension(id)
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: chipId(place, id), attributes: { roleDescription: text('report.drag.chip') } })
  const others = shelves.filter((one) => one !== shelf && shelf !== 'measures' && one !== 'measures')
  const last = question[shelf].length - 1
  const move = (to: Place) => ask(tidied(moved(question, place, to, dimensions)))
  return (
    <div ref={setNodeRef} className={classes.chosen} data-held={isDragging || undefined} style={{ transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined, transition }}>
      <button type="button" ref={setActivatorNodeRef} className={classes.grip} {...attributes} {...listeners} aria-label={text('report.drag.take', { name })}>
        <TbGripVertical size={16} aria-hidden />
      </button>
      <span>{name}</span>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={text('report.ask.more', { name })}>
            <TbDotsVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={index === 0} onClick={() => move({ shelf, index: index - 1 })}>
            {text('report.ask.up')}
          </Menu.Item>
          <Menu.Item disabled={index === last} onClick={() => move({ shelf, index: index + 1 })}>
            {text('report.ask.down')}
          </Menu.Item>
          {others.map((other) => (
            <Menu.Item key={other} disabled={!mayMove(question, place, other, dimensions)} onClick={() => move({ shelf: other, index: question[other].length })}>
              {text('report.ask.to', { shelf: text(`report.shelf.${other}`) })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon variant="subtle" color="gray" disabled={isFixed} aria-label={text('report.ask.remove', { name })} onClick={() => ask(tidied({ ...question, [shelf]: (question[shelf] as readonly unknown[]).filter((_, at) => at !== index) }))}>
        <TbX size={16} aria-hidden />
      </ActionIcon>
      {children && <div className={classes.detail}>{children}</div>}
    </div>
  )
}
