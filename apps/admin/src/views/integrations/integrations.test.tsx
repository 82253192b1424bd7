import { screen, waitFor, within } from '@testing-library/react'
import { tokenScopes, type Permission } from '@tolok/domain'
import { GraphQLError } from 'graphql'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'

const pageOf = (type: string, nodes: object[]) => ({ __typename: type, nodes, pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, totalCount: nodes.length })
const token = { __typename: 'AccessToken', id: 't', name: 'Gudang data', prefix: 'tolok_Ab12Cd34', scopes: ['report.read', 'observation.read'], operationCount: null, integratorName: null, expiresAt: '2099-01-01T00:00:00Z', lastUsedAt: null, revokedAt: null }
const integrator = { __typename: 'Integrator', id: '1671:i', name: 'SIMPEG', role: 'PLANNER', agencyId: null, scopes: ['report.read'], closedAt: null }
const webhook = { __typename: 'Webhook', id: '1671:w', name: 'Absensi', url: 'https://absen.example.go.id/tolok', events: ['observation.verified'], active: true, failures: 2, stoppedAt: null, waitingCount: 1 }
const delivery = { __typename: 'WebhookDelivery', id: 'd', event: 'observation.verified', objectType: 'OBSERVATION', objectId: 'o', occurredAt: '2026-11-20T02:00:00Z', replay: false, state: 'FAILED', attempts: 8, nextAt: null, lastStatus: 302, lastProblem: 'REDIRECT' }
const waiting = { ...delivery, id: 'w', state: 'WAITING', attempts: 2, nextAt: '2026-11-20T02:02:00Z', lastStatus: 500, lastProblem: 'STATUS' }
const answers: Recorded = {
  TokenScopes: () => ({ tokenScopes: ['report.read', 'observation.read', 'import.run'] }),
  AccessTokens: () => ({ accessTokens: pageOf('AccessTokenPage', [token]) }),
  Integrators: () => ({ integrators: pageOf('IntegratorPage', [integrator]) }),
  Webhooks: () => ({ webhooks: pageOf('WebhookPage', [webhook]) }),
  WebhookEvents: () => ({ webhookEvents: ['observation.verified', 'scorecard.sealed'] }),
  WebhookDeliveries: () => ({ webhookDeliveries: pageOf('WebhookDeliveryPage', [delivery, waiting]) }),
}
type Asked = { operation: string; variables: Record<string, unknown> }[]
const sent = (asked: Asked, operation: string) => asked.find((one) => one.operation === operation)?.variables

test('a token is made with what it may do in plain words, and shown once', async () => {
  const { user, asked } = await renderAt('/integrasi', { answers: { ...answers, CreateAccessToken: () => ({ createAccessToken: { __typename: 'NewAccessToken', text: 'tolok_rahasia' } }) } })
  await user.click(await screen.findByRole('button', { name: 'Buat token' }))
  const dialog = await screen.findByRole('dialog')
  const make = within(dialog).getByRole('button', { name: 'Buat' })
  expect(make).toBeDisabled()
  await user.type(within(dialog).getByRole('textbox', { name: /Untuk apa/ }), 'Gudang data')
  await user.click(within(dialog).getByRole('checkbox', { name: 'Membaca realisasi' }))
  await user.click(make)
  expect(await within(dialog).findByText('tolok_rahasia')).toBeInTheDocument()
  expect(within(dialog).getByRole('status')).toHaveTextContent('tidak dapat ditampilkan lagi')
  expect(sent(asked, 'CreateAccessToken')).toEqual({ draft: { name: 'Gudang data', days: 90, scopes: ['observation.read'], operations: null } })
  await user.keyboard('{Escape}')
  expect(screen.getByText('tolok_rahasia')).toBeInTheDocument() // only by saying so
  await user.click(within(dialog).getByRole('button', { name: 'Sudah saya simpan' }))
  await waitFor(() => expect(screen.queryByText('tolok_rahasia')).not.toBeInTheDocument())
})

test('a refusal stands where the token was asked for', async () => {
  const { user } = await renderAt('/integrasi', {
    answers: {
      ...answers,
      CreateAccessToken: () => {
        throw refuse('OUT_OF_RANGE')
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Buat token' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByRole('textbox', { name: /Untuk apa/ }), 'x')
  await user.click(within(dialog).getByRole('checkbox', { name: 'Membaca laporan' }))
  await user.click(within(dialog).getByRole('button', { name: 'Buat' }))
  expect(await within(dialog).findByRole('alert')).toBeInTheDocument()
})

test('permissions stand under reading, writing and administration, each once, and every one has words', async () => {
  const { user } = await renderAt('/integrasi', { answers: { ...answers, TokenScopes: () => ({ tokenScopes }) } })
  await user.click(await screen.findByRole('button', { name: 'Buat token' }))
  const dialog = within(await screen.findByRole('dialog'))
  const groups = dialog.getAllByRole('group', { name: /./ })
  expect(groups.map((group) => group.firstChild?.textContent)).toEqual(['Membaca', 'Menulis', 'Mengatur'])
  const values = groups.map((group) => within(group).getAllByRole('checkbox').map((box) => box.getAttribute('value')))
  expect([...values.flat()].sort()).toEqual([...tokenScopes].sort())
  expect(values[0]!.filter((scope) => !/read|person/.test(scope!))).toEqual([])
  expect(values[2]).toEqual(['agency.write', 'employee.write', 'indicator.write', 'scheme.draft', 'audit.read'])
  for (const box of dialog.getAllByRole('checkbox')) expect(box.closest('div')?.parentElement?.textContent).not.toMatch(/scope\./)
})

test('a token is bound to operations, each written in its own field; one that is refused says so there', async () => {
  const { user, asked } = await renderAt('/integrasi', {
    answers: {
      ...answers,
      CreateAccessToken: () => {
        throw new GraphQLError('x', { extensions: { code: 'BAD_INPUT', problems: [{ code: 'DOCUMENT_NOT_FIT', path: ['draft', 'operations', 1], line: 1, column: 3, found: 'nothing' }] } })
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Buat token' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: /Untuk apa/ }), 'Layar kantor')
  await user.click(dialog.getByRole('checkbox', { name: 'Membaca laporan' }))
  await user.click(dialog.getByRole('switch', { name: /^Batasi pada operasi tertentu/ }))
  expect(dialog.getByRole('button', { name: 'Buat' })).toBeDisabled() // bound to nothing would answer nothing
  await user.type(dialog.getByRole('textbox', { name: 'Operasi 1' }), '{{ viewer {{ name } } ')
  await user.click(dialog.getByRole('button', { name: 'Tambah operasi' }))
  await user.type(dialog.getByRole('textbox', { name: 'Operasi 2' }), '{{ nothing }')
  await user.click(dialog.getByRole('button', { name: 'Tambah operasi' }))
  await user.click(dialog.getByRole('button', { name: 'Hapus operasi 3' }))
  await user.click(dialog.getByRole('button', { name: 'Buat' }))
  expect(sent(asked, 'CreateAccessToken')).toMatchObject({ draft: { operations: ['{ viewer { name } } ', '{ nothing }'] } }) // to the last space
  expect(await dialog.findByRole('textbox', { name: 'Operasi 2' })).toBeInvalid()
  expect(dialog.getByText('Operasi ini tidak cocok dengan skema Tolok: “nothing” di baris 1, kolom 3. Cocokkan bagian itu dengan skema, lalu perbaiki ejaan atau isinya.')).toBeInTheDocument()
  expect(dialog.getByRole('textbox', { name: 'Operasi 1' })).toBeValid()
  expect(dialog.queryByRole('alert')).not.toBeInTheDocument()
})

test('revoking is asked once more', async () => {
  const { user, asked } = await renderAt('/integrasi', { answers: { ...answers, RevokeAccessToken: () => ({ revokeAccessToken: { __typename: 'AccessToken', id: 't', revokedAt: '2026-11-20T00:00:00Z' } }) } })
  await user.click(await screen.findByRole('button', { name: 'Cabut Gudang data' }))
  expect(sent(asked, 'RevokeAccessToken')).toBeUndefined()
  await user.click(await screen.findByRole('button', { name: 'Cabut token' }))
  expect(sent(asked, 'RevokeAccessToken')).toEqual({ id: 't' })
})

test('whoever looks after no accounts sees his own tokens alone', async () => {
  const may: Permission[] = ['report.read']
  const { asked } = await renderAt('/integrasi?bagian=webhook', { answers, may })
  expect(await screen.findByText('Gudang data')).toBeInTheDocument()
  expect(screen.queryByRole('radio', { name: 'Webhook' })).not.toBeInTheDocument()
  expect(sent(asked, 'Webhooks')).toBeUndefined()
})

test('a service account gets tokens within its role', async () => {
  const { user, asked } = await renderAt('/integrasi?bagian=layanan', { answers: { ...answers, CreateAccessToken: () => ({ createAccessToken: { __typename: 'NewAccessToken', text: 'tolok_layanan' } }) } })
  await user.click(await screen.findByRole('button', { name: 'Buat token untuk SIMPEG' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getAllByRole('checkbox').map((box) => box.getAttribute('value'))).toEqual(['report.read'])
  await user.type(within(dialog).getByRole('textbox', { name: /Untuk apa/ }), 'Sinkron')
  await user.click(within(dialog).getByRole('checkbox'))
  await user.click(within(dialog).getByRole('button', { name: 'Buat' }))
  expect(await screen.findByText('tolok_layanan')).toBeInTheDocument()
  expect(sent(asked, 'CreateAccessToken')).toMatchObject({ draft: { integratorId: '1671:i' } })
})

test('a service account is made for one agency, and the list says where each ends', async () => {
  const dinkes = { __typename: 'Agency', id: '1671:DINKES', name: 'Dinas Kesehatan' }
  const { user, asked } = await renderAt('/integrasi?bagian=layanan', {
    answers: {
      ...answers,
      Integrators: () => ({ integrators: pageOf('IntegratorPage', [integrator, { ...integrator, id: '1671:j', name: 'SIMPUS', agencyId: dinkes.id }]) }),
      AgencyChoices: () => ({ agencies: { __typename: 'AgencyPage', nodes: [dinkes] } }),
      ChosenAgency: () => ({ agency: dinkes }),
      CreateIntegrator: () => ({ createIntegrator: { __typename: 'Integrator', id: '1671:k' } }),
    },
  })
  expect(await screen.findByText('Perencana · Dinas Kesehatan')).toBeInTheDocument()
  expect(screen.getByText('Perencana · Seluruh daerah')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Buat akun layanan' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: /Nama sistem/ }), 'Antrean')
  await user.click(dialog.getByRole('combobox', { name: 'Perangkat daerah' }))
  await user.click(await screen.findByRole('option', { name: 'Dinas Kesehatan' }))
  await user.click(dialog.getByRole('button', { name: 'Buat' }))
  expect(sent(asked, 'CreateIntegrator')).toEqual({ draft: { municipalityId: 1671, name: 'Antrean', role: 'PLANNER', agencyId: '1671:DINKES' } })
})

test('a webhook gets another address and other events, and keeps the rest', async () => {
  const { user, asked } = await renderAt('/integrasi?bagian=webhook&webhook=1671:w', {
    answers: { ...answers, ChangeWebhook: ({ change }) => ({ changeWebhook: { ...webhook, ...(change as object) } }) },
  })
  await user.click(await screen.findByRole('button', { name: 'Ubah webhook' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Ubah webhook' }))
  expect(await dialog.findByRole('checkbox', { name: 'Realisasi diverifikasi' })).toBeChecked()
  await user.click(dialog.getByRole('checkbox', { name: 'Kartu kinerja disegel' }))
  const address = dialog.getByRole('textbox', { name: /Alamat/ })
  await user.clear(address)
  await user.type(address, 'https://baru.example.go.id/tolok')
  await user.click(dialog.getByRole('button', { name: 'Simpan' }))
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Ubah webhook' })).not.toBeInTheDocument())
  expect(sent(asked, 'ChangeWebhook')).toEqual({ id: '1671:w', change: { name: 'Absensi', url: 'https://baru.example.go.id/tolok', events: ['observation.verified', 'scorecard.sealed'] } })
  expect(screen.getAllByText('https://baru.example.go.id/tolok').length).toBeGreaterThan(0)
})

test('the name of a webhook opens it: what it is told of, and what was sent', async () => {
  const { user } = await renderAt('/integrasi?bagian=webhook', { answers })
  await user.click(await screen.findByRole('button', { name: 'Absensi' }))
  const panel = within(await screen.findByRole('dialog', { name: 'Absensi' }))
  expect(panel.getByText('https://absen.example.go.id/tolok')).toBeInTheDocument()
  expect(within(panel.getByRole('region', { name: 'Beri tahu bila' })).getAllByRole('listitem').map((event) => event.textContent)).toEqual(['Realisasi diverifikasi'])
  expect(await panel.findAllByText('Realisasi diverifikasi')).toHaveLength(3) // told of it, and two messages
  expect(panel.getByRole('button', { name: 'Ubah webhook' })).toBeInTheDocument()
})

test('a webhook shows what came of its messages, and sends one or a time of them again', async () => {
  const { user, asked } = await renderAt('/integrasi?bagian=webhook&webhook=1671:w', {
    answers: {
      ...answers,
      ReplayDelivery: () => ({ replayDelivery: { __typename: 'WebhookDelivery', id: 'e' } }),
      ReplayDeliveries: () => ({ replayDeliveries: 3 }),
      TestWebhook: () => ({ testWebhook: { __typename: 'WebhookDelivery', id: 'f' } }),
    },
  })
  expect(await screen.findByText('Alamat mengarahkan ke tempat lain; itu tidak diikuti.')).toBeInTheDocument()
  expect(screen.getByText(/percobaan ke-2 · jawaban 500 · dicoba lagi 20 Nov 2026, 09\.02/)).toBeInTheDocument()
  expect(screen.getByText('1 jenis kejadian · 1 pesan menunggu · gagal 2 kali berturut-turut')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: /^Kirim ulang Realisasi diverifikasi/ }))
  expect(sent(asked, 'ReplayDelivery')).toEqual({ webhookId: '1671:w', id: 'd' })
  await user.click(screen.getByRole('button', { name: 'Kirim percobaan' }))
  expect(sent(asked, 'TestWebhook')).toEqual({ id: '1671:w' })
  await user.click(screen.getByRole('button', { name: 'Kirim ulang' }))
  const range = sent(asked, 'ReplayDeliveries') as { from: string; until: string }
  expect(Date.parse(range.until) - Date.parse(range.from)).toBe(86_400_000) // a day of the town
  expect(range.from).toMatch(/T17:00:00/)
  expect(await screen.findByText('3 pesan dikirim ulang.')).toBeInTheDocument()
})

test('a webhook is added with its events, and its secret shown once', async () => {
  const { user, asked } = await renderAt('/integrasi?bagian=webhook', { answers: { ...answers, CreateWebhook: () => ({ createWebhook: { __typename: 'NewWebhook', secret: 'whsec_rahasia' } }) }, language: 'en' })
  await user.click(await screen.findByRole('button', { name: 'Add a webhook' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByRole('textbox', { name: /Name/ }), 'BI')
  await user.type(within(dialog).getByRole('textbox', { name: /Address/ }), 'https://bi.example.go.id')
  await user.click(await within(dialog).findByRole('checkbox', { name: 'Scorecard sealed' }))
  await user.click(within(dialog).getByRole('button', { name: 'Add' }))
  expect(await screen.findByText('whsec_rahasia')).toBeInTheDocument()
  expect(sent(asked, 'CreateWebhook')).toEqual({ draft: { municipalityId: 1671, name: 'BI', url: 'https://bi.example.go.id', events: ['scorecard.sealed'] } })
})
