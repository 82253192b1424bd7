import { useRouter, type RouterHistory } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

type Place = { state: unknown }
const indexOf = ({ state }: Place) => (state as { __TSR_index?: number }).__TSR_index ?? 0

/**
 * Undo and redo over what stands in the address since this view was opened. The browser's own history is the only list of steps, so these
 * buttons and its back button never disagree.
 */
export const useUndo = () => {
  const { history } = useRouter() as { history: RouterHistory }
  const [steps, setSteps] = useState(() => ({ first: indexOf(history.location), now: indexOf(history.location), last: indexOf(history.location) }))
  useEffect(
    () =>
      history.subscribe(({ location, action }) => {
        const now = indexOf(location)
        setSteps((was) => ({ first: was.first, now, last: action.type === 'PUSH' ? now : Math.max(was.last, now) }))
      }),
    [history],
  )
  return {
    undo: steps.now > steps.first ? () => history.back() : null,
    redo: steps.now < steps.last ? () => history.forward() : null,
  }
}
