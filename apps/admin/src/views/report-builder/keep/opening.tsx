import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { useEffect } from 'react'
import { refusalsFrom } from '../../../platform/apollo'
import { usePlace } from '../../../platform/place'
import { Problem } from '../../../platform/problem'
import { refusalOf } from '../../../platform/refusal'
import { useViewSearch } from '../../../platform/view'
import { reportBuilderView } from '..'
import { toSearch } from '../../../pickers/report/question'
import { KeptReportDocument, ReadyReportDocument } from './documents'
import { asKnown, fromQuery } from '../../../pickers/report/from-query'

/** A saved or ready report named by the address: its question takes the address's place, so that back, reload and sharing work as with any other. */
export default function Opening() {
  const { period, timeZone, isKnown } = usePlace()
  const [{ simpanan, siap, d }, change] = useViewSearch(reportBuilderView)
  const kept = useQuery(KeptReportDocument, { variables: { id: simpanan ?? '' }, skip: !simpanan, fetchPolicy: 'cache-and-network' })
  const ready = useQuery(ReadyReportDocument, { skip: !!simpanan || !siap })
  const report = kept.data?.savedReport
  const found = simpanan ? (report?.document as { query: unknown; view: unknown } | undefined) : ready.data?.reportGallery.find(({ code }) => code === siap)
  const opened = !isKnown ? undefined : found && fromQuery(found.query, found.view, period.id.slice(0, 4))
  const question = opened && d ? asKnown(opened, d, timeZone) : opened
  useEffect(() => {
    if (question) change({ ...toSearch(question), siap: undefined }, { replace: true })
  }, [question !== undefined]) // once, when it is there
  const error = kept.error ?? ready.error
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if ((simpanan ? kept.data : ready.data) && !found) return <Problem refusals={[refusalOf('NOT_FOUND')]} />
  return <Skeleton height={480} radius="lg" />
}
