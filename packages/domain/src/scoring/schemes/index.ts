import { extensions } from '../../extensions/index'
import type { Scheme } from '../scheme'
import { laterVersions } from './later-versions'
import { municipalSchemes } from './municipal'
import { predicate2022 } from './predicate-2022'
import { skp2013 } from './skp-2013'
import { skp2021 } from './skp-2021'

/** THE LIST of published schemes, the one in force first. To add one: a file beside these, its test, and a line here. */
export const publishedSchemes: readonly Scheme[] = [predicate2022, skp2021, skp2013]

/** Every scheme the domain knows: the published ones, then the municipalities' own. */
export const knownSchemes: readonly Scheme[] = [...publishedSchemes, ...municipalSchemes, ...extensions.flatMap(({ schemes = [] }) => schemes)]

/** The scheme with this id, its first version unless one is named, or null: schemeOf('PREDICATE_2022'), schemeOf('SKP_2013@2'). */
export const schemeOf = (id: string): Scheme | null =>
  [...knownSchemes, ...laterVersions].find((scheme) => scheme.id === id || `${scheme.id}@${scheme.version}` === id) ?? null
