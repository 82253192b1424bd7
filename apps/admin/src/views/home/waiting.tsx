import { useQuery } from '@apollo/client/react'
import type { ObservationState } from '@tolok/domain'
import type { ReactNode } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { graphql } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useReport } from '../../platform/report'
import { useSession } from '../../platform/session'
import { ViewLink } from '../../platform/view'
import { Badge } from '../../ui/badge'
import { Stat, Stats } from '../../ui/stat'
import { inMunicipality } from './in-municipality'

export const WaitingDocument = graphql(`
  query Waiting($municipalityId: Int, $period: String!) {
    drafts: observations(municipalityId: $municipalityId, period: $period, state: DRAFT, first: 1) {
      totalCount
    }
    returned: observations(municipalityId: $municipalityId, period: $period, state: RETURNED, first: 1) {
      totalCount
    }
    submitted: observations(municipalityId: $municipalityId, period: $period, state: SUBMITTED, first: 1) {
      totalCount
    }
  }
`)

/** The counts that ask for something to be done, each leading to what it counts. */
export const Waiting = () => {
  const text = useText()
  const format = useFormat()
  const { may } = useSession()
  const { municipalityId, period } = usePlace()
  const { table, error } = useReport({
    measures: ['EXPECTED', 'REPORTED', 'LATE'],
    period: { fixed: period.id },
    where: inMunicipality(municipalityId),
  })
  const states = useQuery(WaitingDocument, { variables: { municipalityId, period: period.id }, skip: !may('observation.read') })
  if (error) return <Problem refusals={refusalsFrom(error)} />

  const coverage = table?.coverage
  const toReport = (measures: string, children: ReactNode) => (
    <ViewLink to="laporan" search={{ m: measures, r: 'AGENCY.1', p: period.id, t: 'GRAND', v: 'table' }}>
      {children}
    </ViewLink>
  )
  const byState = (state: ObservationState, count: number | undefined) => (
    <ViewLink to="realisasi" search={{ keadaan: state }}>
      {count === undefined ? '' : format.number(count)}
    </ViewLink>
  )

  return (
    <Stats label={text('home.waiting')}>
      <Stat
        label={text('home.missing')}
        isLoading={!coverage}
        value={coverage && toReport('EXPECTED~REPORTED', format.number(coverage.missing))}
        note={
          coverage &&
          (coverage.missing === 0 ? (
            <Badge tone="good">{text('home.missing.none')}</Badge>
          ) : (
            text('home.missing.of', { expected: coverage.expected })
          ))
        }
      />
      <Stat
        label={text('home.late')}
        isLoading={!coverage}
        value={coverage && toReport('REPORTED~LATE', format.number(coverage.late))}
        note={
          coverage &&
          (coverage.late === 0 ? (
            <Badge tone="good">{text('home.late.none')}</Badge>
          ) : (
            text('home.late.of', { reported: coverage.reported })
          ))
        }
      />
      {may('observation.read') && (
        <>
          <Stat
            label={text('home.submitted')}
            isLoading={!states.data}
            value={byState('SUBMITTED', states.data?.submitted.totalCount)}
            note={text(may('observation.verify') ? 'home.submitted.yours' : 'home.submitted.theirs')}
          />
          <Stat
            label={text('home.drafts')}
            isLoading={!states.data}
            value={byState('DRAFT', states.data?.drafts.totalCount)}
            note={states.data && text('home.returned', { count: states.data.returned.totalCount })}
          />
        </>
      )}
    </Stats>
  )
}
