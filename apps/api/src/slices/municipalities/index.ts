import type { Slice } from '../../platform/slice'
import { MunicipalityResolver } from './municipality.resolver'
import { municipalityDimensions } from './municipality.report'

export { Municipality } from './municipality.object'
export { dayAsked, municipality, municipalityLoader, todayIn } from './municipality.store'

export const municipalities: Slice = { name: 'municipalities', resolvers: [MunicipalityResolver], dimensions: municipalityDimensions }
