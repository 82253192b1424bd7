import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { IconReportOff } from '@tabler/icons-react'
import { useEffect } from 'react'
import { refusalsFrom } from '../../../platform/apollo'
import { useText } from '../../../platform/i18n'
import { usePlace } from '../../../platform/place'
import { Problem } from '../../../platform/problem'
import { refusalOf } from '../../../platform/refusal'
import { useViewSearch, ViewLink } from '../../../platform/view'
import { Empty } from '../../../ui/empty'
import { reportBuilderView } from '..'
import { toSearch } from '../question'
import { KeptReportDocument, ReadyReportDocument } from './documents'
import { asKnown, fromQuery } from './from-query'

/** A saved or ready report named by the address: its question takes the address's place, so that back, reload and sharing work as with any other. */
export default function Opening() {
  const text = useText()
  const { period, municipality, isKnown } = usePlace()
  const [{ simpanan, siap, d }, change] = useViewSearch(reportBuilderView)
  const kept = useQuery(KeptReportDocument, { variables: { id: simpanan ?? '' }, skip: !simpanan, fetchPolicy: 'cache-and-network' })
  const ready = useQuery(ReadyReportDocument, { skip: !!simpanan || !siap })
  const report = kept.data?.savedReport
  const found = simpanan ? (report?.document as { query: unknown; view: unknown } | undefined) : ready.data?.reportGallery.find(({ code }) => code === siap)
  const opened = !isKnown ? undefined : found && fromQuery(found.query, found.view, period.id.slice(0, 4))
  const question = opened && d ? asKnown(opened, d, municipality?.timeZone ?? 'Asia/Jakarta') : opened
  useEffect(() => {
    if (question) change({ ...toSearch(question), siap: undefined }, { replace: true })
  }, [question !== null && question !== undefined]) // once, when it is there
  const error = kept.error ?? ready.error
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if ((simpanan ? kept.data : ready.data) && !found) return <Problem refusals={[refusalOf('NOT_FOUND')]} />
  if (question !== null) return <Skeleton height={480} radius="lg" />
  return (
    <Empty
      icon={IconReportOff}
      title={text('saved.too-rich')}
      action={
        simpanan && (
          <ViewLink to="laporan-tersimpan" search={{ laporan: simpanan }}>
            {text('saved.too-rich.go')}
          </ViewLink>
        )
      }
    >
      {text('saved.too-rich.why')}
    </Empty>
  )
}
