import type { Slice } from '../../platform/slice'
import { AgencyPlacementResolver, AgencyResolver } from './agency.resolver'
import { agencyDimensions } from './agency.report'

export { rebuildAncestry } from './agency.changes'
export { Agency } from './agency.object'
export { agencyKey, agencyLoader, agencyOf, isOn } from './agency.store'

export const agencies: Slice = { name: 'agencies', resolvers: [AgencyResolver, AgencyPlacementResolver], dimensions: agencyDimensions }
