import type { Extension } from '../../platform/slice'
import { attributeDimensionsOf, attributeMeasuresOf } from './attribute.report'
import { attributeResolversOf } from './attribute.resolver'

/** An extension with what its declared attributes need: types, a field beside each owner, a mutation, dimensions and measures. */
export const withAttributes = (extension: Extension): Extension => ({
  ...extension,
  resolvers: [...extension.resolvers, ...attributeResolversOf(extension)],
  dimensions: [...(extension.dimensions ?? []), ...attributeDimensionsOf(extension)],
  measures: [...(extension.measures ?? []), ...attributeMeasuresOf(extension)],
})
