import { ApolloClient, ApolloLink, Observable } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { act, render, screen } from '@testing-library/react'
import { reportOf } from '../testing/report-of'
import { makeCache } from './apollo'
import { askReport, rowsOf, reportQuery, useReport, type Answer } from './report'

/** Answers every question at once, and counts how often it was asked. */
const clientOf = (answer: object) => {
  const asked: unknown[] = []
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        asked.push(variables)
        observer.next({ data: answer as Record<string, unknown> })
        observer.complete()
      }),
  )
  return { asked, client: new ApolloClient({ link, cache: makeCache() }) }
}
const reports = (client: ApolloClient) => Object.keys(client.cache.extract() as object).filter((key) => key.startsWith('ReportTable'))

test('outside React a question is answered as rows with the fields it asked for', async () => {
  const { client } = clientOf(reportOf(['ACHIEVEMENT', 'ACTUAL'], [[['1671:DINKES', 'HIGHER'], [98.5, null]]]))
  const { rows, table } = await askReport(client, {
    measures: ['ACHIEVEMENT', 'ACTUAL'],
    rows: [{ by: 'AGENCY', level: 1 }, { by: 'INDICATOR_TYPE' }],
    period: { fixed: '2026' },
  })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ kind: 'DETAIL', agency: { id: '1671:DINKES' }, indicatorType: { id: 'HIGHER' }, ACHIEVEMENT: 98.5, ACTUAL: null })
  expect(rows[0]!.exact).toEqual({ ACHIEVEMENT: '98.5', ACTUAL: null })
  expect(table.queryHash).toBe('recorded')
})

test('under a pivot each cell says where it is, the total last', () => {
  const { report } = reportOf(['REPORTED', 'REPORTED'], [[['1671:DINKES'], [3, 7]]])
  const [first, last] = report.columns
  const table = { ...report, columns: [{ ...first, members: [{ id: '2026-Q1', label: '2026-Q1', level: null }] }, { ...last, isTotal: true }] } as unknown as Answer
  const asked = reportQuery({ measures: ['REPORTED'], rows: [{ by: 'AGENCY' }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], totals: ['ROWS'], period: { fixed: '2026' } })
  const [row] = rowsOf<typeof asked>(table, [asked.rows, asked.columns])
  expect(row!.cells.map(({ period, REPORTED, isTotal }) => [period?.id, REPORTED, isTotal])).toEqual([
    ['2026-Q1', 3, false],
    [undefined, 7, true],
  ])
})

test('the same question at two places, written in two ways, is asked once and kept once', async () => {
  const { client, asked } = clientOf(reportOf(['ACTUAL'], [[['1671:DINKES'], [12]]]))
  const One = () => {
    const { rows } = useReport({ measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } })
    return <p>one {rows[0]?.ACTUAL}</p>
  }
  const Other = () => {
    const { rows } = useReport({ structure: 'AS_WAS', period: { fixed: '2026' }, totals: [], rows: [{ level: 1, by: 'AGENCY' }], measures: ['ACTUAL'] })
    return <p>other {rows[0]?.ACTUAL}</p>
  }
  const shown = (which: React.ReactNode) => <ApolloProvider client={client}>{which}</ApolloProvider>
  const { rerender } = render(shown(<One />))
  expect(await screen.findByText('one 12')).toBeInTheDocument()
  expect(asked).toHaveLength(1)
  rerender(shown(<Other />))
  expect(screen.getByText('other 12')).toBeInTheDocument() // at once, from what is kept
  await act(async () => {})
  expect(reports(client)).toHaveLength(1)
  await askReport(client, { measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 2 }], period: { fixed: '2026' } })
  expect(asked).toHaveLength(3) // another question is another entry
})
