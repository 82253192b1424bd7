import { address, closeBrowser, readCsv, signedIn, tableOf } from './person'

afterAll(closeBrowser)

test('build a report by agency and quarter with totals, drill, chart, export what is on the screen, and come back to it by its address', async () => {
  const { page, complaints } = await signedIn('admin.palembang')
  await page.getByRole('navigation').first().getByRole('link', { name: 'Laporan', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Laporan', exact: true }).waitFor()

  // by agency is where one starts; quarters come as columns
  await page.getByRole('combobox', { name: 'Tambahkan ke Kolom' }).click()
  await page.getByRole('option', { name: 'Periode' }).click()
  await page.getByRole('combobox', { name: 'Rincian Periode' }).click()
  await page.getByRole('option', { name: 'Triwulan' }).click()
  await page.getByRole('columnheader', { name: /Triwulan III/ }).waitFor()
  await page.getByRole('switch', { name: 'Kolom total' }).click({ force: true })
  await page.getByRole('columnheader', { name: 'Total', exact: true }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  const byQuarter = await tableOf(page)
  expect(byQuarter.length).toBeGreaterThan(10)
  expect(byQuarter.at(-1)![0]).toBe('Total')
  expect(byQuarter[0]!.slice(1).every((cell) => /^(\d{1,3}(\.\d{3})*,\d{2}%|–)$/.test(cell))).toBe(true)

  // the file equals the screen, digit for digit
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Bawa' })
      .click()
      .then(() => page.getByRole('menuitem', { name: /Unduh CSV/ }).click()),
  ])
  const file = readCsv(await download.path())
  const plain = (cell: string) => (cell === '–' ? '' : cell.replaceAll('.', '').replace('%', ''))
  expect(file.slice(1)).toEqual(byQuarter.map(([name, ...figures]) => [name, ...figures.map(plain)]))

  // a copy of the address is the same report, in another window
  const copy = await page.context().newPage()
  await copy.goto(page.url())
  await copy.getByRole('columnheader', { name: 'Total', exact: true }).waitFor()
  expect(await tableOf(copy)).toEqual(byQuarter)
  await copy.close()

  // into an agency, and back by the browser's own button
  const before = page.url()
  await page.getByRole('button', { name: 'Rinci Dinas Kesehatan' }).click()
  await page.waitForURL((url) => url.href !== before)
  await page.getByRole('button', { name: /^Naik: Perangkat daerah/ }).waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  expect((await tableOf(page)).length).toBeLessThan(byQuarter.length)
  await page.goBack()
  await page.waitForFunction((rows) => document.querySelectorAll('tbody tr[data-kind]').length === rows, byQuarter.length)
  expect(await tableOf(page)).toEqual(byQuarter)

  // as a chart, whose title says something and whose table stands behind it
  await page.getByText('Batang', { exact: true }).click()
  await page.locator('figure svg').first().waitFor()
  expect(await page.locator('figcaption h2').textContent()).toMatch(/tertinggi di .+, terendah di .+/)
  expect(complaints).toEqual([])
})

test('what is asked is judged by the API: a hand-made address with nonsense says what is wrong and how to mend it', async () => {
  const { page } = await signedIn('admin.palembang')
  await page.goto(`${address}/laporan?m=ACHIEVEMENT&r=AGENCY.1&p=2026-13`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toMatch(/NOT_A_PERIOD/)
})
