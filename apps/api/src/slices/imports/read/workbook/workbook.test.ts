import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { ImportKind } from '../../../../generated/prisma/enums'
import { makeWorkbook, makeZip, type MadeCell, type MadeSheet, type MadeWorkbook } from '../../../../testing/make-workbook'
import { FileRefused } from '../problems'
import { lettersOf, columnAt } from '../record'
import { stagedRows, type StagedRow } from '../rows'
import type { Answers } from '../survey'
import { survey } from '../survey-file'
import { archiveLimits, openArchive } from './archive'
import { decimalText } from './decimal'
import { readFormat } from './number-format'

jest.setTimeout(120_000)
const folder = mkdtempSync(path.join(tmpdir(), 'tolok-workbook-'))
let number = 0

async function read(content: Buffer | string, { kind = 'OBSERVATIONS' as ImportKind, answers = {} as Answers } = {}) {
  const file = path.join(folder, `${++number}.xlsx`)
  writeFileSync(file, content)
  try {
    const found = await survey(file, kind, answers)
    const rows: StagedRow[] = []
    if (found.questions.length === 0) for await (const row of stagedRows(file, found)) rows.push(row)
    return { rows, questions: found.questions, warnings: found.warnings, refused: [] as string[], facts: {} }
  } catch (fault) {
    if (!(fault instanceof FileRefused)) throw fault
    return { rows: [], questions: [], warnings: [], refused: fault.problems.map(({ code }) => code), facts: fault.problems[0]!.facts ?? {} }
  }
}
type Read = Awaited<ReturnType<typeof read>>
const parsed = ({ rows }: Read) => rows.map((row) => row.parsed)
const problems = ({ rows }: Read) => rows.flatMap(({ row, problems: found }) => found.map(({ code, field }) => `${row} ${field} ${code}`))
const codes = ({ warnings }: Read) => warnings.map(({ code }) => code)

const header = ['kode_indikator', 'unit_kerja', 'tanggal', 'realisasi', 'bukti']
const line = (value: MadeCell, day: MadeCell = '2026-03-31', evidence: MadeCell = 'x'): MadeCell[] => ['KES-01', 'DINKES', day, value, evidence]
const good: MadeSheet = { name: 'Realisasi', rows: [header, line({ v: '41' })] }
const one = (sheet: Partial<MadeSheet>, more: Partial<MadeWorkbook> = {}) => makeWorkbook({ sheets: [{ ...good, ...sheet }], ...more })
const cells = (rows: MadeCell[][], more: Partial<MadeWorkbook> = {}) => one({ rows: [header, ...rows] }, more)

describe('the same rows as from CSV', () => {
  const said = fc.record({
    whole: fc.bigInt(0n, 10n ** 12n),
    fraction: fc.stringMatching(/^\d{0,2}$/),
    day: fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
    evidence: fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/[\p{C}\ufffd]/u.test(text)),
  })
  test('however its cells are typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), fc.boolean(), async (facts, isTyped) => {
        const csv = facts.map(({ whole, fraction, day, evidence }) => `KES-01;DINKES;${day};${whole}${fraction && `,${fraction}`};"${evidence.replaceAll('"', '""')}"`)
        const serial = (day: string) => String(Date.parse(day) / 86_400_000 + 25_569)
        const rows = facts.map(({ whole, fraction, day, evidence }) =>
          line(
            isTyped ? { v: String(Number(`${whole}.${fraction || 0}`)) } : `${whole}${fraction && `,${fraction}`}`,
            isTyped ? { v: serial(day), style: 1 } : day,
            evidence.trim() === '' ? '' : evidence,
          ),
        )
        const expected = await read(`${header.join(';')}\r\n${csv.join('\r\n')}\r\n`)
        const found = await read(cells(rows, { formats: ['dd/mm/yyyy'] }))
        expect(parsed(found)).toEqual(parsed(expected))
        expect(found.rows.map(({ row }) => row)).toEqual(expected.rows.map(({ row }) => row))
        expect(problems(found)).toEqual(problems(expected))
      }),
      { numRuns: process.env['TOLOK_FULL'] ? 40 : 14 },
    )
  })
})

describe('files that are refused as a whole', () => {
  const dtd = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
  const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])
  const sheetPart = 'xl/worksheets/sheet1.xml'
  test.each([
    { name: 'nothing in it', content: makeZip([]), code: 'NOT_CSV' },
    { name: 'a workbook within an archive', content: makeZip([{ name: 'laporan.xlsx', body: one({}) }]), code: 'NOT_CSV' },
    { name: 'OpenDocument', content: makeZip([{ name: 'mimetype', body: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', body: '<x/>' }]), code: 'NOT_CSV' },
    { name: 'XLS', content: compound, code: 'NOT_CSV' },
    { name: 'a page that calls itself a workbook', content: '<html><table><tr><td>kode_indikator</td></tr></table></html>', code: 'NOT_CSV' },
    { name: 'a password', content: Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), code: 'WORKBOOK_ENCRYPTED' },
    { name: 'an encrypted archive', content: makeZip([{ name: 'xl/workbook.xml', body: 'x', isEncrypted: true }]), code: 'WORKBOOK_ENCRYPTED' },
    { name: 'macros', content: one({}, { more: [{ name: 'xl/vbaProject.bin', body: 'x' }] }), code: 'WORKBOOK_MACROS' },
    { name: 'XLSM by its type', content: one({}, { more: [{ name: '[Content_Types].xml', body: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }] }), code: 'WORKBOOK_MACROS' },
    { name: 'a path out of the archive', content: one({}, { more: [{ name: '../../etc/cron', body: 'x' }] }), code: 'WORKBOOK_BROKEN' },
    { name: 'a part twice', content: makeZip([{ name: 'xl/workbook.xml', body: '<a/>' }, { name: 'xl/workbook.xml', body: '<b/>' }]), code: 'WORKBOOK_BROKEN' },
    { name: 'half of it', content: one({}).subarray(0, 900), code: 'WORKBOOK_BROKEN' },
    { name: 'a size too small', content: one({}, { more: [{ name: sheetPart, body: `<worksheet>${' '.repeat(50_000)}</worksheet>`, says: 100 }] }), code: 'WORKBOOK_BROKEN' },
    { name: 'a size too great', content: one({}, { more: [{ name: sheetPart, body: '<worksheet/>', says: 4_000_000_000 }] }), code: 'WORKBOOK_BROKEN' },
    { name: 'a document type', content: one({}, { more: [{ name: sheetPart, body: dtd }] }), code: 'WORKBOOK_BROKEN' },
    { name: 'an entity of its own', content: one({ xml: '<row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row>' }), code: 'WORKBOOK_BROKEN' },
    { name: 'no XML', content: one({ xml: '<row r="1"><c></row>' }), code: 'WORKBOOK_BROKEN' },
    { name: 'an endless text', content: one({ xml: `<row r="1"><c t="inlineStr"><is><t>${'x'.repeat(3_000_000)}</t></is></c></row>` }), code: 'WORKBOOK_BROKEN' },
    { name: 'rows out of order', content: one({ xml: '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>' }), code: 'WORKBOOK_BROKEN' },
    { name: 'a text that is not there', content: one({ xml: '<row r="1"><c r="A1" t="s"><v>99</v></c></row>' }), code: 'WORKBOOK_BROKEN' },
    { name: 'nothing but empty sheets', content: makeWorkbook({ sheets: [{ name: 'A' }, { name: 'B', rows: [['', '']] }] }), code: 'EMPTY_FILE' },
    { name: 'headers alone', content: one({ rows: [header] }), code: 'EMPTY_FILE' },
    { name: 'hidden sheets alone', content: one({ state: 'veryHidden' }), code: 'SHEETS_HIDDEN' },
    { name: 'a header twice', content: one({ rows: [[...header, 'Realisasi'], line('1')] }), code: 'COLUMN_DUPLICATE' },
    { name: 'a column that is not there', content: one({ rows: [['unit_kerja', 'tanggal'], ['DINKES', '2026-03-31']] }), code: 'COLUMN_MISSING' },
    { name: 'far too many columns', content: one({ xml: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>' }), code: 'TOO_MANY_COLUMNS' },
    { name: 'a merged cell among the data', content: one({ rows: [header, line('1'), line('2')], after: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>' }), code: 'MERGED_CELLS' },
    { name: 'too many sheets', content: makeWorkbook({ sheets: Array.from({ length: 201 }, (_, n) => ({ name: `S${n}` })) }), code: 'WORKBOOK_TOO_LARGE' },
  ])('$name: $code', async ({ content, code }) => {
    expect((await read(content)).refused).toEqual([code])
  })

  test('a part more than may be', async () => {
    const parts = Array.from({ length: archiveLimits.entries + 1 }, (_, n) => ({ name: `x${n}`, body: '' }))
    expect(await read(makeZip(parts))).toMatchObject({ refused: ['WORKBOOK_TOO_LARGE'], facts: { found: 'ENTRIES' } })
  })
  test('a bomb is stopped after its first bytes, whatever its headers say', async () => {
    const bomb = Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(2 * archiveLimits.unpacked, `<row/>${' '.repeat(1018)}`), Buffer.from('</sheetData></worksheet>')])
    const content = one({}, { more: [{ name: 'xl/sharedStrings.xml', body: bomb }] })
    expect(content.length).toBeLessThan(bomb.length / archiveLimits.ratio + 20_000)
    const before = process.memoryUsage().rss
    expect(await read(content)).toMatchObject({ refused: ['WORKBOOK_TOO_LARGE'], facts: { found: 'RATIO' } })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })
  test('what all parts inflate to is bounded, however well each is packed', async () => {
    const file = path.join(folder, 'large.xlsx')
    writeFileSync(file, makeZip(['a', 'b'].map((name) => ({ name, body: Array.from({ length: 9000 }, (_, n) => `${name}${n * 7919}`).join(' ') }))))
    const archive = await openArchive(file, { ...archiveLimits, inflated: 100_000 })
    const length = async (name: string) => {
      let sum = 0
      for await (const piece of archive.text(name)) sum += piece.length
      return sum
    }
    expect(await length('a')).toBeGreaterThan(50_000)
    await expect(length('b')).rejects.toMatchObject({ problems: [{ code: 'WORKBOOK_TOO_LARGE', facts: { found: 'BYTES', most: 100_000 } }] })
    archive.close()
  })
})

describe('what costs nothing', () => {
  test('a validation over the whole sheet, and empty styled rows down to its end', async () => {
    const empty = Array.from({ length: process.env['TOLOK_FULL'] ? 1_048_574 : 80_000 }, (_, n) => `<row r="${n + 3}" s="1" customFormat="1"><c r="A${n + 3}" s="1"/></row>`).join('')
    const filled = `<row r="1">${header.map((text, at) => `<c r="${lettersOf(at)}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row><row r="2"><c t="inlineStr"><is><t>KES-01</t></is></c><c t="inlineStr"><is><t>DINKES</t></is></c><c s="1"><v>46112</v></c><c><v>41</v></c></row>`
    const content = one({ xml: filled + empty, after: '<dataValidations count="1"><dataValidation type="list" sqref="N1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>' }, { formats: ['yyyy-mm-dd'] })
    const file = path.join(folder, 'empty.xlsx')
    writeFileSync(file, content)
    expect(await survey(file, 'OBSERVATIONS', {})).toMatchObject({ rows: 1, questions: [], warnings: [] })
  })
})

describe('cells', () => {
  const formats = ['0.00%', 'd/m/yyyy', '[$-421]dd mmmm yyyy', 'mmm-yy', '0.00', '[Red]#,##0.00;(#,##0.00)', '"Rp"#,##0', 'yyyy']
  test.each([
    { name: 'a number', cell: { v: '41.5' }, value: '41.5' },
    { name: 'three decimals, which in a text would be asked about', cell: { v: '1.234' }, value: '1.234' },
    { name: 'the noise of binary fractions', cell: { v: '0.30000000000000004' }, value: '0.3' },
    { name: 'noise below', cell: { v: '41.199999999999996' }, value: '41.2' },
    { name: 'an exponent', cell: { v: '1.148527309690E+12' }, value: '1148527309690' },
    { name: 'a small exponent', cell: { v: '1.5E-3' }, value: '0.0015' },
    { name: 'a percentage', cell: { v: '0.85', style: 1 }, value: '85' },
    { name: 'a percentage with its noise', cell: { v: '0.56999999999999995', style: 1 }, value: '57' },
    { name: 'a currency', cell: { v: '-1500', style: 6 }, value: '-1500' },
    { name: 'rupiah', cell: { v: '1500', style: 7 }, value: '1500' },
    { name: 'text with a comma', cell: '1.234,5', value: '1234.5' },
    { name: 'text of a formula', cell: { v: '12,5', type: 'str', f: 'A1' }, value: '12.5' },
    { name: 'rich text', cell: { xml: '<c r="D2" t="inlineStr"><is><r><t>4</t></r><r><t>1</t></r><rPh><t>no</t></rPh></is></c>' }, value: '41' },
    { name: 'a reckoned number', cell: { v: '7', f: 'B2/C2' }, value: '7' },
  ])('$name', async ({ cell, value }) => {
    expect(parsed(await read(cells([line(cell as MadeCell)], { formats })))).toMatchObject([{ value }])
  })
  test.each([
    { name: 'a day', cell: { v: '46112', style: 2 }, day: '2026-03-31' },
    { name: 'a day in a language of its own', cell: { v: '46112', style: 3 }, day: '2026-03-31' },
    { name: 'a month is its last day', cell: { v: '46082', style: 4 }, day: '2026-03-31' },
    { name: 'ISO', cell: { v: '2026-03-31T00:00:00', type: 'd' }, day: '2026-03-31' },
    { name: 'before the leap day that never was', cell: { v: '59', style: 2 }, day: '1900-02-28' },
    { name: 'after it', cell: { v: '61', style: 2 }, day: '1900-03-01' },
  ])('$name', async ({ cell, day }) => {
    expect(parsed(await read(cells([line({ v: '1' }, cell)], { formats })))).toMatchObject([{ day }])
  })
  test('days counted from 1904', async () => {
    expect(parsed(await read(cells([line({ v: '1' }, { v: '44650', style: 1 })], { formats: ['dd/mm/yyyy'], is1904: true })))).toMatchObject([{ day: '2026-03-31' }])
  })
  test.each([
    { name: 'an error', cell: { v: '#REF!', type: 'e' }, found: ['2 value CELL_ERROR'] },
    { name: 'a formula without its value', cell: { xml: '<c r="D2"><f>B2/C2</f></c>' }, found: ['2 value FORMULA_EMPTY'] },
    { name: 'a formula with an empty value', cell: { v: '', f: 'SUM(A1)' }, found: ['2 value FORMULA_EMPTY'] },
    { name: 'a truth', cell: { v: '1', type: 'b' }, found: ['2 value NOT_A_NUMBER'] },
    { name: 'more digits than are kept', cell: { v: '1.2345678901234568E+17' }, found: ['2 value DIGITS_LOST'] },
    { name: 'a day where a number is wanted', cell: { v: '46112', style: 2 }, found: [] },
  ])('$name', async ({ cell, found }) => {
    expect(problems(await read(cells([line(cell as MadeCell)], { formats })))).toEqual(found)
  })
  test.each([
    { name: 'a day number without a day format', cell: { v: '46112' }, found: ['2 day SERIAL_DAY'] },
    { name: '29 February 1900', cell: { v: '60', style: 2 }, found: ['2 day NOT_A_DAY'] },
    { name: 'no day of any calendar', cell: { v: '-5', style: 2 }, found: ['2 day NOT_A_DAY'] },
    { name: 'a day as text that never was', cell: '31/02/2026', found: ['2 day NOT_A_DAY'] },
    { name: 'a day with its hour', cell: { v: '46112.5', style: 2 }, found: ['2 day NOT_A_DAY'] },
  ])('$name', async ({ cell, found }) => {
    expect(problems(await read(cells([line({ v: '1' }, cell)], { formats })))).toEqual(found)
  })
  test('a NIP: as text, with an apostrophe, as a number, in exponent form, one digit short', async () => {
    const rows = [['199001012015031001'], ["'199001012015031001"], [{ v: '199001012015031001' }], ['1.99E+17'], ['19900101201503100']].map(([nip]) => [nip!, 'Siti', 'PNS', 'III/b', '2015-03-01'])
    const found = await read(makeWorkbook({ sheets: [{ name: 'Pegawai', rows: [['nip', 'nama', 'status', 'golongan', 'tmt'], ...rows] }] }), { kind: 'EMPLOYEES' })
    expect(problems(found)).toEqual(['3 nip NIP_APOSTROPHE', '4 nip DIGITS_LOST', '5 nip NIP_EXPONENT', '6 nip NIP_ZERO_LOST'])
  })
  test('a code that became a number or a day is read as it is seen, and doubted', async () => {
    const found = await read(cells([[{ v: '2.1', style: 5 }, 'DINKES', '2026-03-31', { v: '1' }], [{ v: '46054', style: 2 }, 'DINKES', '2026-03-31', { v: '1' }], [{ v: '7' }, 'DINKES', '2026-03-31', { v: '1' }]], { formats }))
    expect(parsed(found).map(({ indicator }) => indicator)).toEqual(['2.10', '2026-02-01', '7'])
    expect(problems(found)).toEqual(['2 indicator CODE_FROM_NUMBER', '3 indicator CODE_FROM_NUMBER'])
  })
  test('a period that became a month or a year', async () => {
    const rows = [['kode_indikator', 'unit_kerja', 'periode', 'target'], ['A', 'B', { v: '46082', style: 4 }, { v: '1' }], ['A', 'B', { v: '2026' }, { v: '1' }], ['A', 'B', { v: '46082', style: 8 }, { v: '1' }]]
    expect(parsed(await read(makeWorkbook({ sheets: [{ name: 'T', rows }], formats }), { kind: 'TARGETS' })).map(({ period }) => period)).toEqual(['2026-03', '2026', '2026'])
  })
  test('mixed with text whose mark is unclear, only the text is asked about', async () => {
    const found = await read(cells([line({ v: '1.234' }), line('1.234')]))
    expect(found.questions).toMatchObject([{ id: 'number:value', examples: [{ row: 3, text: '1.234' }] }])
    const told = await read(cells([line({ v: '1.234' }), line('1.234')]), { answers: { 'number:value': 'COMMA' } })
    expect(parsed(told).map(({ value }) => value)).toEqual(['1.234', '1234'])
  })
  test('what stands beside the table is not passed over', async () => {
    expect(problems(await read(cells([[...line({ v: '1' }), 'catatan']])))).toEqual(['2 null COLUMN_COUNT'])
  })
})

describe('sheets, rows and columns that are hidden or not meant', () => {
  const other: MadeSheet = { name: 'Catatan', rows: [['apa saja'], ['x']] }
  test('the sheet whose headers fit is read, the others are named', async () => {
    const found = await read(makeWorkbook({ sheets: [other, good, { ...other, name: 'Lama', state: 'hidden' }, { name: 'Kode', rows: [['kode']] }] }))
    expect(parsed(found)).toHaveLength(1)
    expect(found.warnings).toMatchObject([{ code: 'SHEET_NOT_READ', facts: { sheet: 'Catatan' } }, { code: 'SHEET_HIDDEN', facts: { sheet: 'Lama' } }])
  })
  test('several that fit are asked about', async () => {
    const content = makeWorkbook({ sheets: [good, { name: 'Februari', rows: [header, line({ v: '7' })] }] })
    expect((await read(content)).questions).toMatchObject([{ id: 'sheet', kind: 'SHEET', options: ['Realisasi', 'Februari'] }])
    const found = await read(content, { answers: { sheet: 'Februari' } })
    expect(parsed(found)).toMatchObject([{ value: '7' }])
    expect(codes(found)).toEqual(['SHEET_NOT_READ'])
    expect((await read(content, { answers: { sheet: 'Maret' } })).questions).toHaveLength(1)
  })
  test('hidden rows are asked about, and named either way', async () => {
    const content = one({ rows: [header, line({ v: '1' }), line({ v: '2' })], rowAttributes: { 3: 'hidden="1"' } })
    expect((await read(content)).questions).toMatchObject([{ id: 'hidden:rows', options: ['READ', 'SKIP'], examples: [{ row: 3 }] }])
    const kept = await read(content, { answers: { 'hidden:rows': 'READ' } })
    expect([parsed(kept).length, codes(kept)]).toEqual([2, ['ROWS_HIDDEN_READ']])
    const left = await read(content, { answers: { 'hidden:rows': 'SKIP' } })
    expect([parsed(left).length, codes(left)]).toEqual([1, ['ROWS_HIDDEN_SKIPPED']])
  })
  test('hidden columns too, where they would be read', async () => {
    const content = one({ before: '<cols><col min="5" max="6" hidden="1"/></cols>' })
    expect((await read(content)).questions).toMatchObject([{ id: 'hidden:columns', header: 'bukti' }])
    expect(parsed(await read(content, { answers: { 'hidden:columns': 'READ' } }))[0]).toHaveProperty('evidence')
    expect(parsed(await read(content, { answers: { 'hidden:columns': 'SKIP' } }))[0]).not.toHaveProperty('evidence')
  })
  test('a column of formulas is read with a warning that names it', async () => {
    const found = await read(cells([line({ v: '1', f: 'A1' }), line({ v: '2', f: 'A2' })]))
    expect(found.warnings).toMatchObject([{ code: 'FORMULA_TAKEN', facts: { header: 'realisasi', count: 2, cell: 'D2' } }])
  })
})

test.each([
  { code: 'General', shows: 'NUMBER' },
  { code: '#,##0.00', shows: 'NUMBER' },
  { code: '"hari" 0', shows: 'NUMBER' },
  { code: '0\\d', shows: 'NUMBER' },
  { code: '[Red]0.0', shows: 'NUMBER' },
  { code: '@', shows: 'NUMBER' },
  { code: '0.00E+00', shows: 'NUMBER' },
  { code: '0%', shows: 'PERCENT' },
  { code: 'dd/mm/yyyy', shows: 'DAY' },
  { code: '[$-F800]dddd, mmmm dd, yyyy', shows: 'DAY' },
  { code: 'yyyy\\-mm\\-dd;@', shows: 'DAY' },
  { code: 'dd/mm/yyyy hh:mm', shows: 'DAY' },
  { code: 'mmm-yy', shows: 'MONTH' },
  { code: 'yyyy', shows: 'YEAR' },
  { code: '[h]:mm:ss', shows: 'TIME' },
  { code: 'h:mm AM/PM', shows: 'TIME' },
])('the format $code shows $shows', ({ code, shows }) => {
  expect(readFormat(code).shows).toBe(shows)
})

test('a number that was typed with up to fifteen digits comes back as typed, through any binary fraction', () => {
  const typed = fc.tuple(fc.stringMatching(/^[1-9]\d{0,13}$/), fc.nat(14), fc.boolean()).map(([digits, at, negative]) => {
    const text = at === 0 ? digits : at >= digits.length ? `0.${digits.padStart(at, '0')}` : `${digits.slice(0, -at)}.${digits.slice(-at)}`
    return `${negative ? '-' : ''}${text.includes('.') ? text.replace(/\.?0+$/, '') : text}`
  })
  fc.assert(
    fc.property(typed, (text) => {
      expect(decimalText(text)).toBe(text)
      expect(decimalText(Number(text).toPrecision(17))).toBe(text) // as Excel writes it
    }),
  )
})
test('letters of columns there and back', () => {
  for (const at of [0, 25, 26, 701, 702, 16_383]) expect(columnAt(lettersOf(at))).toBe(at)
  expect(lettersOf(16_383)).toBe('XFD')
})
