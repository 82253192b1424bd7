import type { Page } from 'playwright-core'
import { ask, closeBrowser, entered, signedIn } from './person'

afterAll(closeBrowser)

const part = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click()

test('drafted, opened, commented, answered, simulated, refused to its drafter, published by a second person, and compared', async () => {
  const { body } = await ask<{ schemes: { nodes: { id: string; national: boolean }[] } }>(
    await entered('perencana.sabang'),
    '{ schemes { nodes { id national } } }',
  )
  const present = body.data!.schemes.nodes.find(({ national }) => !national)!.id

  // a copy of the present rules, with a reason
  const planner = await signedIn('perencana.sabang', { at: `/aturan?aturan=${present}` })
  await planner.page.getByRole('button', { name: 'Susun rancangan' }).click()
  await planner.page.getByRole('textbox', { name: /Alasan/ }).fill('Suara warga lebih berbobot.')
  await planner.page.getByRole('button', { name: 'Mulai menyusun' }).click()

  // 20, 50, 30 become 10, 50, 30: told at once; then 40 of the public mends it
  const weights = planner.page.getByRole('textbox', { name: 'Bobot' })
  await weights.first().fill('10')
  await planner.page.getByText('Jumlahnya 90, harus 100.').waitFor()
  await weights.nth(2).fill('40')
  await planner.page.getByText('Jumlah: 100%').waitFor()
  await planner.page.getByRole('textbox', { name: /Apa yang diubah/ }).fill('Penilaian diri 10, umpan balik warga 40.')
  await planner.page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await planner.page.getByRole('row', { name: 'Bobot Umpan balik masyarakat 30% 40%' }).waitFor()

  // open from today: a demonstration waits for nothing
  await part(planner.page, 'Penerbitan')
  await planner.page.getByRole('button', { name: 'Buka sekarang' }).click()
  await planner.page.getByText('Terbuka untuk masukan').waitFor()
  const draft = new URL(planner.page.url())

  // whoever will be judged by it finds it and says so
  const employee = await signedIn('pegawai.sabang', { width: 390, at: '/aturan' })
  await employee.page.getByRole('table', { name: 'Rancangan' }).getByText('Terbuka untuk masukan').click()
  await part(employee.page, /Masukan/)
  await employee.page.getByRole('textbox', { name: 'Masukan Anda' }).fill('Bagaimana bila tidak ada warga yang mengisi?')
  await employee.page.getByRole('button', { name: 'Kirim masukan' }).click()
  await employee.page.getByText('Menunggu jawaban').waitFor()
  expect(await employee.page.getByRole('button', { name: /Ubah rancangan|Kirim jawaban/ }).count()).toBe(0)

  await part(planner.page, /Masukan/)
  await planner.page.getByRole('textbox', { name: 'Jawaban Anda' }).fill('Bobot sisanya dihitung sebagai keseluruhan, dan itu disebut.')
  await planner.page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await planner.page.getByText('Dijawab', { exact: true }).waitFor()

  // whom it would move, and why; the planner learns no name
  await part(planner.page, 'Simulasi')
  await planner.page.getByRole('button', { name: 'Jalankan simulasi' }).click()
  const people = planner.page.getByRole('table', { name: 'Siapa yang berubah' })
  await people.getByText('tanpa nama').first().click()
  await planner.page
    .getByRole('complementary')
    .getByText(/^bobot .+% → .+%: [+−]\d/)
    .first()
    .waitFor()
  await planner.page.getByText(/^Jumlah semuanya: [+−]\d/).waitFor()

  // not by who drafted it: the button is not there, and the API refuses as well; nor by an administrator who changed it last
  await part(planner.page, 'Penerbitan')
  await planner.page.getByText(/orang lain yang menerbitkan/).waitFor()
  expect(await planner.page.getByRole('button', { name: /Terbitkan/ }).count()).toBe(0)
  const id = draft.searchParams.get('rancangan')
  const refused = await ask(planner.page, 'mutation ($id: ID!) { publishDraft(id: $id) { id } }', { id })
  expect(refused.body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])

  const admin = await signedIn('admin.sabang', { at: draft.pathname + draft.search })
  await admin.page.getByRole('button', { name: 'Terbitkan sebagai versi baru' }).click()
  await admin.page.getByRole('link', { name: 'Bandingkan dengan versi sebelumnya' }).click()
  const changed = admin.page.getByRole('table', { name: 'Yang mengubah penilaian' })
  await changed.getByRole('row', { name: 'Bobot Umpan balik masyarakat 30% 40%' }).waitFor()
  await changed.getByRole('row', { name: 'Bobot Penilaian diri 20% 10%' }).waitFor()
  for (const { complaints } of [planner, employee, admin]) expect(complaints).toEqual([])
})

test('an administrator who drafted it is told that someone else must publish it', async () => {
  const drafter = await entered('admin.sawahlunto')
  const { body } = await ask<{ schemes: { nodes: { id: string; national: boolean; document: object }[] } }>(
    drafter,
    '{ schemes { nodes { id national document } } }',
  )
  const { id, document } = body.data!.schemes.nodes.find(({ national }) => !national)!
  const made = await ask<{ draftScheme: { id: string } }>(
    drafter,
    'mutation ($draft: SchemeDraftInput!) { draftScheme(draft: $draft) { id } }',
    {
      draft: { municipalityId: 1373, baseId: id, reason: 'Mulai tahun depan', document: { ...document, validFrom: '2027-01-01' } },
    },
  )
  const { page, complaints } = await signedIn('admin.sawahlunto', { at: `/aturan?rancangan=${made.body.data!.draftScheme.id}&bagian=penerbitan` })
  await page.getByRole('button', { name: 'Buka sekarang' }).click()
  await page.getByRole('button', { name: 'Terbitkan sebagai versi baru' }).click()
  const alert = page.getByRole('alert')
  await alert.getByText('Anda menyusun atau terakhir mengubah rancangan ini.').waitFor()
  await alert.getByText('Rancangan ini belum disimulasikan seperti isinya sekarang.').waitFor()
  expect(complaints).toEqual([])
})
