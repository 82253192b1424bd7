import type { Extension } from './platform/slice'

/** THE LIST of what the municipalities of this deployment add, each from its own folder under extensions/. One line each; its migrations follow the list. */
export const extensions: readonly Extension[] = []
