import { screen, within } from '@testing-library/react'
import { renderAt, type Recorded } from '../../testing/render-at'

const message = { __typename: 'InboxMessage', id: 'm', kind: 'REPORT_READY', detail: { title: 'Capaian' }, recordedAt: '2026-11-20T00:00:00Z', readAt: null, reportId: '1671:a' }
const failed = { ...message, id: 'n', kind: 'REPORT_FAILED', detail: { title: 'Kandas', codes: ['FORBIDDEN'], missed: 1 }, readAt: '2026-11-21T00:00:00Z' }
const inboxOf = (nodes: object[]) => ({ inbox: { __typename: 'InboxPage', nodes, pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, totalCount: 2, unreadCount: 1 } })
const answers: Recorded = {
  Unread: () => ({ inbox: { __typename: 'InboxPage', unreadCount: 1 } }),
  Inbox: () => inboxOf([message, failed]),
}

test('the bell counts what is new; a message opens its report as it was asked, a failure leads to its runs', async () => {
  await renderAt('/kotak-masuk', { answers })
  expect(await screen.findByRole('link', { name: 'Kotak masuk: 1 pesan baru' })).toBeInTheDocument()
  expect(await screen.findByRole('link', { name: 'Laporan siap: Capaian' })).toHaveAttribute('href', expect.stringContaining('/laporan?simpanan=1671%3Aa&d=2026-11-20T00%3A00%3A00Z'))
  expect(screen.getByRole('link', { name: 'Buka dengan angka terbaru' })).toHaveAttribute('href', '/laporan?simpanan=1671%3Aa')
  const fault = screen.getByRole('link', { name: 'Laporan gagal: Kandas' })
  expect(fault).toHaveAttribute('href', expect.stringContaining('bagian=jadwal'))
  expect(within(fault.closest('li')!).getByText('1 waktu sebelumnya terlewat karena sistem tidak berjalan.')).toBeInTheDocument()
})

test('what was read is marked, and can be unread again', async () => {
  let isRead = false
  const readAt = () => (isRead ? '2026-11-22T00:00:00Z' : null)
  const { user, asked } = await renderAt('/kotak-masuk', {
    answers: {
      ...answers,
      Inbox: () => inboxOf([{ ...message, readAt: readAt() }, failed]),
      ReadMessage: ({ read }) => {
        isRead = read === true
        return { readMessage: { __typename: 'InboxMessage', id: 'm', readAt: readAt() } }
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Tandai dibaca: Capaian' }))
  expect(asked.find(({ operation }) => operation === 'ReadMessage')!.variables).toEqual({ id: 'm', read: true })
  expect(await screen.findByRole('button', { name: 'Tandai belum dibaca: Capaian' })).toBeInTheDocument()
})

test('only the new ones, as the address says', async () => {
  const { asked } = await renderAt('/kotak-masuk?saring=baru', { answers })
  await screen.findByRole('link', { name: 'Laporan siap: Capaian' })
  expect(asked.find(({ operation }) => operation === 'Inbox')!.variables).toMatchObject({ unread: true })
})

test('a webhook that was switched off leads to it, and says why', async () => {
  const stopped = { ...message, id: 's', kind: 'WEBHOOK_STOPPED', detail: { title: 'SIMPEG', webhook: '1671:w' }, reportId: null }
  await renderAt('/kotak-masuk', { answers: { ...answers, Inbox: () => inboxOf([stopped]) } })
  const link = await screen.findByRole('link', { name: 'Webhook dimatikan: SIMPEG' })
  expect(link).toHaveAttribute('href', '/integrasi?bagian=webhook&webhook=1671%3Aw')
  expect(within(link.closest('li')!).getByText(/Alamatnya terlalu sering tidak menjawab/)).toBeInTheDocument()
})
