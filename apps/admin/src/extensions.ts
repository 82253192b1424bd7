import type { AnyView } from './platform/view'

/** The views of the municipalities, each from its own folder under extensions/; they stand after the core's in the menu. */
export const extensions: AnyView[] = []
