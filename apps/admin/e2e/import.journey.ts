import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import writeWorkbook from 'write-excel-file/node'
import { ask, closeBrowser, signedIn, visit } from './person'

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

/** The seeded file as a spreadsheet would save it, twice. */
const workbook = (): Promise<Buffer> => {
  const lines = readFileSync(file, 'utf8').replace('\ufeff', '').trimEnd().split(/\r?\n/)
  const cellsOf = (line: string) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
  const typed = (text: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: new Date(text), type: Date, format: 'dd/mm/yyyy' }
    return /^\d+(\.\d+)?$/.test(text) ? { value: Number(text), type: Number } : { value: text, type: String }
  }
  const data = lines.map((line) => cellsOf(line).map(typed))
  return writeWorkbook([
    { sheet: 'Pajak', data },
    { sheet: 'Salinan', data },
  ]).toBuffer()
}
/** For whoever wants to look: wide and as on a phone. */
const look = async (page: Page, name: string): Promise<void> => {
  if (!process.env.PICTURES) return
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: path.join(process.env.PICTURES, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('undo the seeded Palembang import, import the file again, read the report, undo', async () => {
  const { page, complaints } = await signedIn('admin.palembang', { at: '/impor' })
  const seeded = await reported(page)
  const parking = seeded.find(({ members }) => members[0]!.label === 'PBJT jasa parkir' && members[1]!.id === '2024-04-26')!
  // 5,101,384,639 of 9,000,000,000: recomputed, and as printed
  expect(parking.exact).toEqual(['56.682052', '5101384639'])
  expect(parking.notes.map(({ code }) => code)).not.toContain('PRINTED_DIFFERS')
  const hotel = seeded.find(({ members }) => members[0]!.label === 'PBJT jasa perhotelan' && members[1]!.id === '2024-02-29')!
  expect(hotel.notes).toContainEqual(expect.objectContaining({ code: 'PRINTED_DIFFERS', printed: '19.81', recomputed: '19.92' }))

  await page.getByText('palembang-revenue.csv').first().click()
  await undo(page)
  expect(await reported(page)).toEqual([])

  await visit(page, '/impor')
  await page.getByRole('radio', { name: /Realisasi/ }).click()
  await page.getByRole('switch', { name: /Tandai sudah diverifikasi/ }).click({ force: true })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: /^Simpan .* baris$/ }).click()
  await page.getByText(/baris tersimpan/).waitFor()
  expect(await reported(page)).toEqual(seeded)

  // the same file once more changes nothing, and says so
  await visit(page, '/impor')
  await page.getByRole('radio', { name: /Realisasi/ }).click()
  await page.getByRole('switch', { name: /Tandai sudah diverifikasi/ }).click({ force: true })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('Tidak ada yang baru').first().waitFor()
  await page.getByRole('button', { name: 'Hentikan impor ini' }).click()

  // nor does it as a workbook whose numbers and days are typed, once it is said which sheet is meant
  await visit(page, '/impor')
  await page.getByRole('radio', { name: /Realisasi/ }).click()
  await page.getByRole('switch', { name: /Tandai sudah diverifikasi/ }).click({ force: true })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh templat XLSX' }).click()
  expect(statSync(await (await download).path()).size).toBeGreaterThan(3000)
  await page.locator('input[type=file]').setInputFiles({ name: 'pajak.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await workbook() })
  await page.getByText('Lembar mana yang hendak dibaca?').waitFor()
  await look(page, 'sheet-question')
  await page.getByRole('radio', { name: 'Pajak', exact: true }).click()
  await page.getByRole('button', { name: 'Lanjutkan membaca' }).click()
  await page.getByText('Tidak ada yang baru').first().waitFor()
  await page.getByText('Lembar “Salinan” tidak dibaca.').waitFor()
  await look(page, 'workbook')
  await page.getByRole('button', { name: 'Hentikan impor ini' }).click()
  await page.getByRole('radio', { name: /Realisasi/ }).click()
  await look(page, 'start')

  await visit(page, '/impor')
  await page.getByRole('row', { name: /palembang-revenue\.csv.*Tersimpan/ }).first().click()
  await undo(page)
  expect(await reported(page)).toEqual([])
  expect(complaints).toEqual([])
})
