import { useQuery } from '@apollo/client/react'
import { NativeSelect, Skeleton } from '@mantine/core'
import { TbGauge } from 'react-icons/tb'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useViewSearch } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { PageHeader } from '../../ui/page-header'
import { scorecardsView } from '.'
import { MyScorecardsDocument } from './documents'
import { ScorecardPage } from './scorecard-page'

/** One's own, the latest that counts already open. */
export const OwnScorecards = () => {
  const text = useText()
  const format = useFormat()
  const [{ kartu }, change] = useViewSearch(scorecardsView)
  const { data, error } = useQuery(MyScorecardsDocument)
  const own = data?.myScorecards.nodes ?? []
  const open = kartu ?? (own.find(({ practice }) => !practice) ?? own[0])?.id
  if (open)
    return (
      <ScorecardPage
        key={open}
        id={open}
        choice={
          own.length > 1 && (
            <NativeSelect
              label={text('scorecard.which')}
              value={open}
              onChange={(event) => change({ kartu: event.currentTarget.value, jelaskan: undefined, andai: undefined })}
              data={own.map(({ id, period, practice }) => ({
                value: id,
                label: practice ? text('scorecard.period.practice', { period: format.period(period) }) : format.period(period),
              }))}
            />
          )
        }
      />
    )
  return (
    <>
      <PageHeader title={text('scorecards.title')} lead={text('scorecards.own.lead')} />
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : data ? (
        <Empty icon={TbGauge} title={text('scorecards.own.empty')}>
          {text('scorecards.own.empty.why')}
        </Empty>
      ) : (
        <Skeleton height={420} />
      )}
    </>
  )
}
