import path from 'node:path'
import type { Page } from 'playwright-core'
import { address, ask, closeBrowser, signedIn } from './person'

afterAll(closeBrowser)

const file = path.join(__dirname, '../../api/seed/palembang-revenue.csv')
type Report = {
  report: {
    rows: {
      members: { id: string; label: string }[]
      exact: (string | null)[]
      notes: { code: string; printed: string | null; recomputed: string | null }[]
    }[]
  }
}
const revenue = `{ report(query: { measures: [ACHIEVEMENT, ACTUAL], rows: [{ by: INDICATOR }, { by: PERIOD, grain: DAY }], period: { from: "2022", to: "2025" },
  where: { on: SOURCE, op: EQ, values: ["1671:BAPENDA-PUBLISHED"] }, orderBy: [{ dimension: INDICATOR }, { dimension: PERIOD }] }) { rows { members { id label } exact notes { code printed recomputed } } } }`
const reported = async (page: Page) => {
  const { body } = await ask<Report>(page, revenue)
  expect(body.errors).toBeUndefined()
  return body.data!.report.rows
}
const undo = async (page: Page) => {
  await page.getByRole('button', { name: 'Batalkan impor', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Batalkan impor', exact: true }).click()
  await page.getByText('Impor ini dibatalkan').waitFor()
}

test('undo the seeded Palembang import, import the file again, read the report, undo', async () => {
  const { page, complaints } = await signedIn('admin.palembang')
  const seeded = await reported(page)
  const parking = seeded.find(({ members }) => members[0]!.label === 'PBJT jasa parkir' && members[1]!.id === '2024-04-26')!
  // 5,101,384,639 of 9,000,000,000: recomputed, and as printed
  expect(parking.exact).toEqual(['56.682052', '5101384639'])
  expect(parking.notes.map(({ code }) => code)).not.toContain('PRINTED_DIFFERS')
  const hotel = seeded.find(({ members }) => members[0]!.label === 'PBJT jasa perhotelan' && members[1]!.id === '2024-02-29')!
  expect(hotel.notes).toContainEqual(expect.objectContaining({ code: 'PRINTED_DIFFERS', printed: '19.81', recomputed: '19.92' }))

  await page.goto(`${address}/impor`)
  await page.getByText('palembang-revenue.csv').first().click()
  await undo(page)
  expect(await reported(page)).toEqual([])

  await page.goto(`${address}/impor`)
  await page.getByRole('radio', { name: /Realisasi/ }).click()
  await page.getByRole('switch', { name: /Tandai sudah diverifikasi/ }).click({ force: true })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: /^Simpan .* baris$/ }).click()
  await page.getByText(/baris tersimpan/).waitFor()
  expect(await reported(page)).toEqual(seeded)

  // the same file once more changes nothing, and says so
  await page.goto(`${address}/impor`)
  await page.getByRole('radio', { name: /Realisasi/ }).click()
  await page.getByRole('switch', { name: /Tandai sudah diverifikasi/ }).click({ force: true })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('Tidak ada yang baru').first().waitFor()
  await page.getByRole('button', { name: 'Hentikan impor ini' }).click()

  await page.goto(`${address}/impor`)
  await page.getByRole('row', { name: /palembang-revenue\.csv.*Tersimpan/ }).first().click()
  await undo(page)
  expect(await reported(page)).toEqual([])
  expect(complaints).toEqual([])
})
