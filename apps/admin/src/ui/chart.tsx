import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'

export type Series = { name: string; label: string; kind: 'bar' | 'line'; tone: 'action' | 'attention' | 'good' | 'quiet' }
export type ChartParts = {
  /** What the drawing shows, for those who cannot see it; the table behind it holds the figures. */
  label: string
  points: readonly Record<string, string | number | null>[]
  /** The key of each point that names it on the axis. */
  by: string
  series: readonly Series[]
  format: (value: number) => string
  height?: number
}

const Drawing = lazy(() => import('./chart-drawing'))

/** Bars and lines over named points. The drawing library is fetched with the first chart; until then its place is kept. */
export const Chart = (parts: ChartParts) => (
  <Suspense fallback={<Skeleton height={parts.height ?? 260} />}>
    <Drawing {...parts} />
  </Suspense>
)
