import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { closeBrowser, readCsv, signedIn, tableOf, visit } from './person'

afterAll(closeBrowser)
/** Titles of this run only: the journey may be walked again over the same database. */
const mark = Date.now().toString(36)
const title = `Belum melapor ${mark}`

const settled = (page: Page) => page.waitForFunction(() => document.querySelectorAll('tbody tr[data-kind]').length > 3 && document.querySelector('[aria-busy=true]') === null)
const fetched = async (page: Page, name: string): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()])
  return download
}
async function keep(page: Page, code: string, as: string) {
  await visit(page, `/laporan?siap=${code}`)
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Simpan sebagai laporan baru' }).click()
  const dialog = page.getByRole('dialog', { name: 'Simpan sebagai laporan baru' })
  await dialog.getByRole('textbox', { name: 'Judul' }).fill(as)
  await dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.waitForURL(/simpanan=/)
  await dialog.waitFor({ state: 'detached' })
}

test('a ready report is kept, shared with a role, scheduled and told; its files hold what the screen shows', async () => {
  const { page, complaints } = await signedIn('admin.palembang')

  // one click from home
  await page.getByRole('link', { name: 'Siapa yang belum melapor' }).click()
  await page.waitForURL(/m=EXPECTED/)
  await keep(page, 'NOT_REPORTED', title)
  await settled(page)
  const shown = await tableOf(page)

  // three files, made while one looks on; the CSV is the screen
  await page.getByRole('button', { name: 'Ekspor' }).click()
  for (const format of ['CSV', 'XLSX', 'PDF']) {
    await page.getByRole('radio', { name: format, exact: true }).click()
    await page.getByRole('button', { name: 'Buat berkas' }).click()
    await page.getByRole('link', { name: `Unduh ${title} (${format})` }).waitFor()
  }
  const file = readCsv(await (await fetched(page, `Unduh ${title} (CSV)`)).path())
  const figures = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.replaceAll('.', '').replace('–', '')))
  expect(figures(file.slice(1))).toEqual(figures(shown))
  expect(readFileSync(await (await fetched(page, `Unduh ${title} (XLSX)`)).path()).subarray(0, 2).toString()).toBe('PK')
  expect(readFileSync(await (await fetched(page, `Unduh ${title} (PDF)`)).path()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.keyboard.press('Escape')

  // shared with a role
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Bagikan' }).click()
  await page.getByRole('radio', { name: 'Satu peran', exact: true }).click()
  await page.getByRole('combobox', { name: 'Peran' }).click()
  await page.getByRole('option', { name: 'Perencana' }).click()
  await page.getByRole('button', { name: 'Simpan pembagian' }).click()
  await page.getByRole('status').getByText('Tersimpan').or(page.getByRole('cell', { name: 'Peran: Perencana' })).first().waitFor()

  // scheduled, the planner told, and run at once
  await page.getByRole('radiogroup', { name: 'Bagian' }).getByText('Jadwal', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Beri tahu juga' }).fill('perencana.palembang')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Simpan jadwal' }).click()
  await page.getByRole('button', { name: 'Jalankan sekarang' }).click()
  await page.getByText(/Selesai: \d+ baris/).waitFor()
  await page.getByRole('list', { name: 'Riwayat' }).getByText('dijalankan sendiri').waitFor()

  // the planner finds it in the inbox, and opens the same report
  const planner = await signedIn('perencana.palembang')
  await planner.page.getByRole('link', { name: /^Kotak masuk: \d+ pesan baru/ }).click()
  await planner.page.getByRole('link', { name: `Laporan siap: ${title}` }).click()
  await settled(planner.page)
  expect((await tableOf(planner.page)).map(([agency]) => agency)).toEqual(shown.map(([agency]) => agency))
  await planner.page.getByRole('button', { name: 'Simpan', exact: true }).click()
  expect(await planner.page.getByRole('menuitem', { name: 'Simpan versi baru' }).count()).toBe(0)

  // an employee of another role does not
  const employee = await signedIn('pegawai.palembang', { at: `/laporan-tersimpan?cari=${mark}` })
  await employee.page.getByText('Tidak ada yang cocok dengan saringan').waitFor()
  expect([...complaints, ...planner.complaints]).toEqual([])
})

test('a changed question is the next version, and an earlier one comes back', async () => {
  const { page, complaints } = await signedIn('admin.palembang')
  await keep(page, 'TARGET_AND_ACTUAL', `Versi ${mark}`)
  await page.getByRole('button', { name: 'Hapus Target', exact: true }).click()
  await page.waitForURL((url) => !url.search.includes('m=TARGET'))
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Simpan versi baru' }).click()
  const dialog = page.getByRole('dialog', { name: 'Simpan versi baru' })
  await dialog.getByRole('textbox', { name: 'Apa yang diubah?' }).fill('Target tidak diperlukan')
  await dialog.getByRole('button', { name: 'Simpan', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Rincian dan versi' }).click()
  await page.getByRole('radiogroup', { name: 'Bagian' }).getByText('Versi', { exact: true }).click()
  await page.getByText('Target tidak diperlukan').waitFor()
  await page.getByRole('button', { name: 'Pulihkan versi 1' }).click()
  await page.getByText('Dipulihkan dari versi 1').waitFor()
  await page.getByRole('link', { name: 'Buka laporan' }).click()
  await page.waitForURL(/m=TARGET/)
  expect(complaints).toEqual([])
})

test('a dashboard of two reports under one period, arranged by buttons', async () => {
  const { page, complaints } = await signedIn('admin.palembang')
  await keep(page, 'ACHIEVEMENT_BY_AGENCY', `Capaian ${mark}`)
  await keep(page, 'KINDS_OF_INDICATORS', `Jenis ${mark}`)
  await page.getByRole('navigation').first().getByRole('link', { name: 'Dasbor' }).click()
  await page.getByRole('button', { name: 'Dasbor baru' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Judul' }).fill(`Rapat ${mark}`)
  await page.getByRole('button', { name: 'Buat dasbor' }).click()
  for (const name of [`Capaian ${mark}`, `Jenis ${mark}`]) {
    await page.getByRole('combobox', { name: 'Tambahkan laporan' }).fill(name)
    await page.getByRole('option', { name }).click()
    await page.getByRole('heading', { name }).waitFor()
  }
  await page.getByRole('button', { name: `Lebarkan Capaian ${mark}` }).click()
  await page.getByRole('button', { name: 'Simpan dasbor' }).click()
  await page.getByRole('button', { name: 'Ubah' }).waitFor()
  const tiles = page.getByRole('list', { name: 'Ubin' }).getByRole('listitem')
  await tiles.nth(1).waitFor()
  expect(await tiles.count()).toBe(2)
  await tiles.first().getByRole('cell').first().waitFor()
  await tiles.nth(1).locator('svg').first().waitFor()

  // one period for all, asked in one operation
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/graphql') && (request.postData() ?? '').includes('TileReports')),
    page.getByRole('combobox', { name: 'Periode' }).selectOption('LAST_QUARTER'),
  ])
  const { variables } = JSON.parse(asked.postData()!) as { variables: { queries: { period: unknown }[] } }
  expect(variables.queries.map(({ period }) => period)).toEqual([{ relative: 'LAST_QUARTER' }, { relative: 'LAST_QUARTER' }])
  expect(complaints).toEqual([])
})
