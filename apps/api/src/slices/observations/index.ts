import type { Slice } from '../../platform/slice'
import { observationDimensions, observationMeasures } from './observation.report'
import { ObservationResolver, TargetObservationsResolver } from './observation.resolver'

export type { Observation, ObservationArgs } from './observation.object'
export { listObservations } from './observation.store'

export const observations: Slice = { name: 'observations', resolvers: [ObservationResolver, TargetObservationsResolver], dimensions: observationDimensions, measures: observationMeasures }
