import { useQuery } from '@apollo/client/react'
import { bandOf, exactly, readScheme, type Band, type Scale } from '@tolok/domain'
import { graphql, type ResultOf } from '../../platform/graphql'
import { useSession } from '../../platform/session'
import type { AnswerColumn } from '../../platform/report'
import type { Catalogue } from './catalogue'

export const BandSchemesDocument = graphql(`
  query BandSchemes {
    schemes(first: 200) {
      nodes {
        id
        name
        national
        endsOn
        document
      }
    }
  }
`)
type InList = ResultOf<typeof BandSchemesDocument>['schemes']['nodes'][number]

/** The words an achievement is read by, and whose they are. */
export type Bands = { scale: Scale; scheme: string }

/** The municipality's own rules in force come first, then the nation's. Rules that know no scale have no bands; null where none has. */
export function bandsOf(schemes: readonly InList[], municipalityId: number | undefined): Bands | null {
  const own = (id: string) => municipalityId !== undefined && id.startsWith(`${municipalityId}:`)
  const inForce = schemes.filter(({ id, national, endsOn }) => endsOn === null && (national || own(id)))
  for (const { name, document } of inForce.sort((a, b) => Number(a.national) - Number(b.national))) {
    const scheme = readScheme(document)
    if (scheme.ok && scheme.value.scale) return { scale: scheme.value.scale, scheme: name }
  }
  return null
}

export function useBands(municipalityId: number | undefined, isWanted = true): Bands | null {
  const { may } = useSession()
  const { data } = useQuery(BandSchemesDocument, { skip: !isWanted || !may('scheme.read') })
  return data ? bandsOf(data.schemes.nodes, municipalityId) : null
}

/** Bands are said of achievements only: no other percentage is judged by them. */
export const isBanded = (column: AnswerColumn, catalogue: Catalogue): boolean => column.part === null && column.derivation === null && catalogue.measures.find(({ id }) => id === column.measure)?.rollUp === 'ACHIEVEMENT'

/** From the best (0) to the worst (4), however many bands the scale has: which shape and colour stand for it. */
export const rankOf = ({ bands }: Scale, band: Band): number => (bands.length < 2 ? 2 : Math.round((4 * bands.indexOf(band)) / (bands.length - 1)))

export const bandAt = (scale: Scale, exact: string | null | undefined): Band | null => (exact === null || exact === undefined || exact === '' ? null : bandOf(scale, exactly(exact)))
