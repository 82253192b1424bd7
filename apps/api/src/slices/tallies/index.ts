import type { Slice } from '../../platform/slice'

export const tallies: Slice = { name: 'tallies', resolvers: [] }

export { markImport, markMunicipality, markObservation, markTarget } from './mark'
