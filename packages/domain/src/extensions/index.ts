import type { DomainExtension } from './extension'

/** THE LIST of the municipalities' own: indicator types, schemes, attributes, permissions. One line each, from the folder of the same name. */
export const extensions: readonly DomainExtension[] = []
