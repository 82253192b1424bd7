import { useCallback, useState, type KeyboardEvent, type RefObject } from 'react'

type At = { row: number; column: number }

/**
 * Figures walked through with the arrow keys: one of them is in the order of Tab, Home and End go along the row, Page Up and Page Down ten rows.
 * A row that is not drawn yet is brought into sight first.
 */
export const useCells = (viewport: RefObject<HTMLElement | null>, rows: number, columns: number, bringIntoSight: (row: number) => void) => {
  const [current, setCurrent] = useState<At>({ row: 0, column: 0 })
  const focus = (at: At) => {
    const cell = () => viewport.current?.querySelector<HTMLElement>(`[data-cell="${at.row}.${at.column}"]`)
    setCurrent(at)
    const drawn = cell()
    if (drawn) return drawn.focus()
    bringIntoSight(at.row)
    requestAnimationFrame(() => requestAnimationFrame(() => cell()?.focus()))
  }
  const steps: Record<string, (at: At) => At> = {
    ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
    ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
    ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
    ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
    PageDown: ({ row, column }) => ({ row: row + 10, column }),
    PageUp: ({ row, column }) => ({ row: row - 10, column }),
    Home: ({ row }) => ({ row, column: 0 }),
    End: ({ row }) => ({ row, column: columns - 1 }),
  }
  const held = { row: Math.min(current.row, rows - 1), column: Math.min(current.column, columns - 1) }
  const onFocus = useCallback((row: number, column: number) => setCurrent({ row, column }), [])
  return {
    body: {
      onKeyDown: (event: KeyboardEvent) => {
        const at = (event.target as HTMLElement).dataset.cell?.split('.').map(Number)
        const step = steps[event.key]
        if (!at || !step || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        const to = step({ row: at[0]!, column: at[1]! })
        focus({ row: Math.max(0, Math.min(rows - 1, to.row)), column: Math.max(0, Math.min(columns - 1, to.column)) })
      },
    },
    /** Which place of a row Tab reaches; -1 in every other row. */
    activeIn: (row: number) => (row === held.row ? held.column : -1),
    onFocus,
  }
}
