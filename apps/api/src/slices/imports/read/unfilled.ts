import type { Column } from './columns'

const says: ReadonlySet<string> = new Set(['value', 'numerator', 'denominator', 'target', 'printed', 'evidence'])

/** A row of realisations that names a target and says nothing of it, as our templates have them before they are filled in: it is left out, and counted. */
export const isUnfilled = (layout: string, columns: readonly Column[], cells: readonly string[], width: number): boolean =>
  layout === 'OBSERVATIONS' &&
  cells.length >= width &&
  columns.some(({ field }) => field === 'value' || field === 'numerator') &&
  columns.every(({ field, at }) => !says.has(field) || (cells[at] ?? '').trim() === '')
