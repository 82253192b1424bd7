import { textIn } from '../../../platform/view'

/** Which saved report (`simpanan`) the question came from, or which ready one (`siap`) is to be opened. */
export type OpenedSearch = { simpanan?: string; siap?: string }
export const readOpened = (raw: Record<string, unknown>): OpenedSearch => {
  const [simpanan, siap] = [textIn(raw.simpanan), textIn(raw.siap)]
  return { ...(simpanan ? { simpanan } : {}), ...(siap ? { siap } : {}) }
}
