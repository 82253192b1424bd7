import type { Slice } from '../../platform/slice'
import { AgencyPlacementResolver, AgencyResolver } from './agency.resolver'
import { agencyDimensions } from './agency.report'

export { rebuildAncestry } from './agency.changes'
export { Agency, AgencyPage } from './agency.object'
export { agencyKey, agencyLoader, agencyOf, isOn } from './agency.store'
export { pathLoader } from './agency.tree'

export const agencies: Slice = { name: 'agencies', resolvers: [AgencyResolver, AgencyPlacementResolver], dimensions: agencyDimensions }
