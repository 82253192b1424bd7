import { dayInZone, lintReportDocument, reportFormat, type Catalogue, type SavedReportDocument } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import type { GalleryReport } from './gallery.object'
import { readyReports, type ReadyReport } from './ready-reports'

/** A ready report as the document it would be kept as. */
export const documentOf = ({ title, description, query, view }: ReadyReport): SavedReportDocument => ({
  format: reportFormat,
  version: 1,
  title: title.id,
  description: description.id,
  query,
  view,
})

/** The ready reports that this catalogue can answer, those of the asker's own municipalities first. */
export function galleryFor(catalogue: Catalogue, municipalities: Scope['municipalities'], at: Date): GalleryReport[] {
  const asked = { today: dayInZone(at.getTime(), 'Asia/Jakarta'), now: at.getTime() }
  const fitting = readyReports.filter((ready) => isFor(ready, municipalities) && lintReportDocument(documentOf(ready), catalogue, asked).length === 0)
  const gallery = fitting.map((ready) => ({ ...ready, document: documentOf(ready), isOwn: typeof ready.of !== 'string' }))
  return [...gallery.filter(({ isOwn }) => isOwn), ...gallery.filter(({ isOwn }) => !isOwn)]
}

const isFor = ({ of }: ReadyReport, municipalities: Scope['municipalities']): boolean => {
  if (of === 'ALL') return true
  if (of === 'NATION') return municipalities === 'ALL' || municipalities.length > 1
  return municipalities !== 'ALL' && of.some((id) => municipalities.includes(id))
}
