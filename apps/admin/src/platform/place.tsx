import { useQuery } from '@apollo/client/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { parsePeriod, periodOf, previousPeriod, type Period } from '@tolok/domain'
import { graphql, type ResultOf } from './graphql'
import { textIn } from './view'

export const MunicipalitiesDocument = graphql(`
  query Municipalities {
    municipalities(first: 200) {
      nodes {
        id
        name
        kind
        province
        timeZone
        demonstration
        reportDeadlineDays
      }
    }
  }
`)

export type Municipality = ResultOf<typeof MunicipalitiesDocument>['municipalities']['nodes'][number]

/** The part of the address that every view shares: whose figures, and when. */
export type PlaceSearch = { daerah?: number; periode?: string }

export const placeSearch = (raw: Record<string, unknown>): PlaceSearch => {
  const municipalityId = Number(raw.daerah)
  const period = parsePeriod(textIn(raw.periode))
  return {
    ...(Number.isInteger(municipalityId) && municipalityId > 0 ? { daerah: municipalityId } : {}),
    ...(period.ok ? { periode: period.value.id } : {}),
  }
}

/** The month whose reports are due now: the one before today's. */
const dueMonth = (): Period => previousPeriod(periodOf(new Date().toISOString().slice(0, 10), 'MONTH'))

/**
 * The municipality and the period that the whole screen is about. `municipality` is null for someone who sees several and has chosen none:
 * then figures are of all of them.
 */
export const usePlace = () => {
  const search = placeSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const navigate = useNavigate()
  const { data } = useQuery(MunicipalitiesDocument)
  const municipalities: readonly Municipality[] = data?.municipalities.nodes ?? []
  const chosen = municipalities.find(({ id }) => id === search.daerah)
  const municipality = chosen ?? (municipalities.length === 1 ? municipalities[0] : undefined) ?? null
  const asked = parsePeriod(search.periode)
  const change = (part: PlaceSearch) => void navigate({ to: '.', search: (now: object) => ({ ...now, ...part }) } as never)
  return {
    municipality,
    municipalities,
    municipalityId: municipality?.id,
    /** Nothing should be asked before it is known whose figures are meant. */
    isKnown: data !== undefined,
    period: asked.ok ? asked.value : dueMonth(),
    choosePeriod: (period: string) => change({ periode: period }),
    chooseMunicipality: (id: number | undefined) => change({ daerah: id }),
  }
}
