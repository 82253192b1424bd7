import { Skeleton, Stack } from '@mantine/core'
import { periodOf } from '@tolok/domain'
import { lazy, Suspense } from 'react'
import { Place } from '../../platform/extension'
import { useFormat } from '../../platform/format'
import { readTexts, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { useSession } from '../../platform/session'
import { PageHeader } from '../../ui/page-header'
import { AchievementByQuarter } from './achievement-by-quarter'
import { Waiting } from './waiting'

const Gallery = lazy(() => Promise.all([import('../../pickers/gallery'), readTexts('saved')]).then(([part]) => part))

/** What waits for me, and how we do. */
export default function Home() {
  const text = useText()
  const format = useFormat()
  const { viewer, may } = useSession()
  const { municipality, period, isKnown } = usePlace()
  const whose = municipality?.name ?? text('home.all')

  return (
    <>
      <PageHeader
        title={text('home.greeting', { name: viewer.name })}
        lead={text('home.lead', { place: whose, period: format.period(period.id) })}
      />
      {isKnown && (
        <Stack gap="lg">
          <Waiting />
          <Place at="home.card" given={{}} />
          {may('report.read') && (
            <Suspense fallback={<Skeleton height={150} radius="lg" />}>
              <Gallery inRow />
            </Suspense>
          )}
          <AchievementByQuarter year={periodOf(period.firstDay, 'YEAR').id} />
        </Stack>
      )}
    </>
  )
}
