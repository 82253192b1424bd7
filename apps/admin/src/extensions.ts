import type { AdminExtension } from './platform/extension'

/** THE LIST of what the municipalities of this deployment add to the screens, each from its own folder under extensions/. Their pages stand after core's in the section they name. */
export const extensions: readonly AdminExtension[] = []
