import { closeBrowser, readCsv, signedIn, tableOf } from './person'

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
  await page.getByText('Grafik', { exact: true }).click()
  await page.locator('figure table').waitFor() // achievements by agency and quarter: a heat map, never a stack
  expect(await page.locator('figcaption h2').textContent()).toMatch(/tertinggi di .+, terendah di .+/)
  await page.getByRole('combobox', { name: 'Jenis grafik' }).click()
  await page.getByRole('option', { name: 'Batang', exact: true }).click()
  await page.locator('figure svg').first().waitFor()
  expect(await page.locator('figcaption h2').textContent()).toMatch(/tertinggi di .+, terendah di .+/)
  expect(complaints).toEqual([])
})

test('parts of the question are dragged by pointer and by keyboard, undone and redone; a difference says better or worse; a figure is taken apart', async () => {
  const { page, complaints } = await signedIn('admin.palembang', { at: '/laporan?m=ACHIEVEMENT&r=AGENCY.1&c=PERIOD.QUARTER&p=2026&t=GRAND' })
  const asked = () => new URL(page.url()).searchParams
  const settled = () => page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.getByRole('columnheader', { name: /Triwulan III/ }).waitFor()

  // by pointer: the period goes down into the rows
  const [from, to] = [await page.getByRole('button', { name: 'Geser Periode' }).boundingBox(), await page.getByRole('button', { name: 'Geser Perangkat daerah' }).boundingBox()]
  await page.mouse.move(from!.x + 8, from!.y + 8)
  await page.mouse.down()
  await page.mouse.move(from!.x + 8, from!.y - 20, { steps: 4 })
  await page.mouse.move(to!.x + 8, to!.y + 12, { steps: 8 })
  await page.mouse.up()
  await page.waitForURL(() => asked().get('r') === 'PERIOD.QUARTER~AGENCY.1')
  await page.keyboard.press('Control+z')
  await page.waitForURL(() => asked().get('c') === 'PERIOD.QUARTER')
  await page.keyboard.press('Control+Shift+Z')
  await page.waitForURL(() => asked().get('r') === 'PERIOD.QUARTER~AGENCY.1')
  await page.getByRole('button', { name: /^Urungkan/ }).click()
  await page.waitForURL(() => asked().get('c') === 'PERIOD.QUARTER')

  // by keyboard, every step said aloud
  await page.getByRole('button', { name: 'Geser Perangkat daerah' }).focus()
  await page.keyboard.press('Space')
  const said = page.locator('[id^=DndLiveRegion]')
  await said.filter({ hasText: 'diangkat' }).or(said.filter({ hasText: 'di atas' })).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowDown')
  await said.filter({ hasText: 'di atas' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await said.filter({ hasText: 'Batal. Perangkat daerah kembali ke tempatnya.' }).waitFor({ state: 'attached' })
  expect(asked().get('r')).toBe('AGENCY.1')

  // compared with the quarter before: a word beside every difference
  await page.getByRole('combobox', { name: 'Bandingkan dengan' }).click()
  await page.getByRole('option', { name: 'Periode sebelumnya' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'selisih', exact: true }).first().waitFor()
  await settled()
  const differences = (await tableOf(page)).map((cells) => cells[3]!)
  expect(differences.every((cell) => /^(membaik\+|memburuk-|tetap)[\d.,]+ poin$|^–$/.test(cell))).toBe(true)
  expect(differences.some((cell) => cell.startsWith('membaik'))).toBe(true)

  // a figure is walked to by the arrows and opened with Enter; its parts add up to it
  await page.locator('[data-cell="0.0"]').focus()
  await page.keyboard.press('ArrowDown')
  const figure = await page.locator('[data-cell="1.0"]').textContent()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Penjelasan angka' })
  await panel.locator('tr[data-kind=TOTAL]').waitFor()
  expect(await panel.locator('tr[data-kind=TOTAL] td').last().textContent()).toBe(figure)
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe('1.0')

  // behind it stand its facts, and behind a fact the observation itself
  await page.keyboard.press('Enter')
  await panel.getByText('Lihat fakta', { exact: true }).click()
  await panel.getByRole('table', { name: 'Fakta di balik angka' }).getByRole('link').first().click()
  await page.waitForURL(/\/realisasi\?.*realisasi=/)
  await page.getByRole('heading', { level: 1, name: 'Realisasi' }).waitFor()
  expect(complaints).toEqual([])
})

test('what is asked is judged by the API: a hand-made address with nonsense says what is wrong and how to mend it', async () => {
  const { page } = await signedIn('admin.palembang', { at: '/laporan?m=ACHIEVEMENT&r=AGENCY.1&p=2026-13' })
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toMatch(/NOT_A_PERIOD/)
})
