import { useQuery } from '@apollo/client/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { dayInZone, parsePeriod, periodOf, previousPeriod, type Day, type Period, type Zone } from '@tolok/domain'
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
const dueMonth = (today: Day): Period => previousPeriod(periodOf(today, 'MONTH'))

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
  const timeZone: Zone = (municipality?.timeZone as Zone | undefined) ?? 'Asia/Jakarta'
  const today = dayInZone(Date.now(), timeZone)
  const change = (part: PlaceSearch) => void navigate({ to: '.', search: (now: object) => ({ ...now, ...part }) } as never)
  return {
    municipality,
    municipalities,
    municipalityId: municipality?.id,
    /** Nothing should be asked before it is known whose figures are meant. */
    isKnown: data !== undefined,
    /** Whose clock tells the day: the municipality's own, or the capital's where there is none or several. */
    timeZone,
    today,
    period: asked.ok ? asked.value : dueMonth(today),
    choosePeriod: (period: string) => change({ periode: period }),
    chooseMunicipality: (id: number | undefined) => change({ daerah: id }),
  }
}
