import { closestCorners, DndContext, DragOverlay, KeyboardSensor, PointerSensor, useSensor, useSensors, type Announcements, type CollisionDetection, type UniqueIdentifier } from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { Portal } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useText } from '../../platform/i18n'
import { mayMove, moved, nameAt, type Place, type Shelf } from './shelves'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'
import type { Question } from '../../pickers/report/question'
import classes from './ask.module.css'

/** A chip's id says where it stands; a shelf's own id is its name. */
export const chipId = ({ shelf, index }: Place, name: string) => `${shelf}/${index}/${name}`
const placeOf = (id: UniqueIdentifier): Place => {
  const [shelf, index] = String(id).split('/')
  return { shelf: shelf as Shelf, index: index === undefined ? Infinity : Number(index) }
}

type Parts = { question: Question; ask: (question: Question) => void; children: ReactNode }

/** Chips dragged between shelves, by pointer or with Space and the arrow keys. Every step is said aloud in the reader's language. */
export const Dragging = ({ question, ask, children }: Parts) => {
  const text = useText()
  const speech = useSpeech()
  const { dimensions } = useCatalogue()
  const [held, setHeld] = useState<Place | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }))
  const name = (place: Place) => {
    const id = nameAt(question, place)
    return place.shelf === 'measures' ? speech.measure(id) : speech.dimension(id)
  }
  const shelfName = ({ shelf }: Place) => text(`report.shelf.${shelf}`)

  const where = (id: UniqueIdentifier) => {
    const place = placeOf(id)
    return { shelf: shelfName(place), place: Math.min(place.index, question[place.shelf].length) + 1 }
  }
  const announcements: Announcements = {
    onDragStart: ({ active }) => text('report.drag.start', { name: name(placeOf(active.id)), ...where(active.id) }),
    onDragOver: ({ active, over }) => (over ? text('report.drag.over', { name: name(placeOf(active.id)), ...where(over.id) }) : text('report.drag.nowhere', { name: name(placeOf(active.id)) })),
    onDragEnd: ({ active, over }) => (over ? text('report.drag.end', { name: name(placeOf(active.id)), ...where(over.id) }) : text('report.drag.cancel', { name: name(placeOf(active.id)) })),
    onDragCancel: ({ active }) => text('report.drag.cancel', { name: name(placeOf(active.id)) }),
  }
  /** Only shelves that may take it are met. */
  const collision: CollisionDetection = (met) => {
    const from = placeOf(met.active.id)
    return closestCorners({ ...met, droppableContainers: met.droppableContainers.filter(({ id }) => mayMove(question, from, placeOf(id).shelf, dimensions)) })
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collision}
      accessibility={{ announcements, screenReaderInstructions: { draggable: text('report.drag.how') } }}
      onDragStart={({ active }) => setHeld(placeOf(active.id))}
      onDragCancel={() => setHeld(null)}
      onDragEnd={({ active, over }) => {
        setHeld(null)
        if (over && over.id !== active.id) ask(moved(question, placeOf(active.id), placeOf(over.id), dimensions))
      }}
    >
      {children}
      <Portal>
        <DragOverlay zIndex={400} dropAnimation={null}>
          {held && <div className={classes.held}>{name(held)}</div>}
        </DragOverlay>
      </Portal>
    </DndContext>
  )
}
