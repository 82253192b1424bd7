import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import type { ImportKind } from '../../../generated/prisma/enums'
import { readNumber, shapeOf, type Mark } from './numbers'
import { dayShapeOf, readDay } from './days'
import { fileLimits } from './file'
import { FileRefused } from './problems'
import { stagedRows, type StagedRow } from './rows'
import type { Answers } from './survey'
import { survey } from './survey-file'

const folder = mkdtempSync(path.join(tmpdir(), 'tolok-read-'))
let number = 0

/** What a file says when it is read: its rows, what is asked about it, or why it is refused. */
async function read(content: string | Buffer, { kind = 'OBSERVATIONS' as ImportKind, answers = {} as Answers } = {}) {
  const file = path.join(folder, `${++number}.csv`)
  writeFileSync(file, content)
  try {
    const found = await survey(file, kind, answers)
    const rows: StagedRow[] = []
    if (found.questions.length === 0) for await (const row of stagedRows(file, found)) rows.push(row)
    return {
      rows,
      survey: found,
      asked: found.questions.map(({ id, examples }) => `${id} ${examples.map(({ text }) => text).join(' ')}`),
      refused: [] as string[],
    }
  } catch (fault) {
    if (!(fault instanceof FileRefused)) throw fault
    return { rows: [], survey: undefined, asked: [], refused: fault.problems.map(({ code }) => code) }
  }
}
const header = 'kode_indikator,unit_kerja,tanggal,realisasi,bukti'
const line = (value: string, day = '2026-03-31') => `KES-01,DINKES,${day},${value},x`
const values = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ parsed }) => parsed['value'])
const problems = ({ rows }: Awaited<ReturnType<typeof read>>) =>
  rows.flatMap(({ row, problems: found }) => found.map(({ code, field }) => `${row} ${field} ${code}`))

describe('the same file, however it was saved', () => {
  const text =
    'kode_indikator;unit_kerja;tanggal;realisasi;bukti\r\nKES-01;DINKES;31/03/2026;1.234,5;Café “Ibu”\r\nKES-01;DINKES;30/04/2026;7;\r\n'
  const utf16 = (bigEndian: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return bigEndian ? bytes.swap16() : bytes
  }
  const windows = Buffer.from([...text].map((letter) => ({ '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0)))
  test.each([
    { name: 'UTF-8', content: Buffer.from(text), encoding: 'utf-8' },
    { name: 'UTF-8 with its mark', content: Buffer.from(`\ufeff${text}`), encoding: 'utf-8' },
    { name: 'UTF-16, little end first', content: utf16(false), encoding: 'utf-16le' },
    { name: 'UTF-16, big end first', content: utf16(true), encoding: 'utf-16be' },
    { name: 'Windows-1252', content: windows, encoding: 'windows-1252' },
    { name: 'tabs', content: Buffer.from(text.replaceAll(';', '\t')), encoding: 'utf-8' },
    { name: 'commas and quotes', content: Buffer.from(text.replaceAll('1.234,5', '"1.234,5"').replaceAll(';', ',')), encoding: 'utf-8' },
    { name: 'line feeds', content: Buffer.from(text.replaceAll('\r\n', '\n')), encoding: 'utf-8' },
    { name: 'carriage returns', content: Buffer.from(text.replaceAll('\r\n', '\r')), encoding: 'utf-8' },
    { name: "a spreadsheet's hint", content: Buffer.from(`sep=;\r\n${text}`), encoding: 'utf-8' },
    { name: 'blank rows between', content: Buffer.from(text.replace('\r\nKES', '\r\n;;;;\r\n\r\nKES')), encoding: 'utf-8' },
  ])('$name', async ({ content, encoding }) => {
    const found = await read(content)
    expect(found.survey?.dialect?.encoding).toBe(encoding)
    expect(found.rows.map(({ parsed }) => parsed)).toEqual([
      { indicator: 'KES-01', agency: 'DINKES', day: '2026-03-31', value: '1234.5', evidence: 'Café “Ibu”' },
      { indicator: 'KES-01', agency: 'DINKES', day: '2026-04-30', value: '7' },
    ])
  })
})

describe('files that are refused as a whole', () => {
  test.each([
    { name: 'the beginning of a workbook', content: Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), code: 'WORKBOOK_BROKEN' },
    { name: 'a PDF', content: '%PDF-1.7 …', code: 'NOT_CSV' },
    { name: 'nothing', content: '', code: 'EMPTY_FILE' },
    { name: 'headers alone', content: `${header}\n`, code: 'EMPTY_FILE' },
    { name: 'UTF-16 without its mark', content: Buffer.from(header, 'utf16le'), code: 'ENCODING_UNKNOWN' },
    {
      name: 'bytes of no encoding',
      content: Buffer.concat([Buffer.from(`${header}\n`), Buffer.from([0x81, 0xff])]),
      code: 'ENCODING_UNKNOWN',
    },
    {
      name: 'a quote never closed',
      content: `${header}\nKES-01,"DINKES,2026-03-31,1,x\nKES-01,DINKES,2026-03-31,2,y\n`,
      code: 'QUOTE_NOT_CLOSED',
    },
    { name: 'a quote inside a cell', content: `${header}\nKES-01,DIN"KES,2026-03-31,1,x\n`, code: 'QUOTE_MISPLACED' },
    {
      name: 'one endless line',
      content: `${header}\nKES-01,"${'x'.repeat(fileLimits.record + 1)}",2026-03-31,1,x\n`,
      code: 'RECORD_TOO_LONG',
    },
    { name: 'too many columns', content: `${header}${',a'.repeat(fileLimits.columns)}\n${line('1')}\n`, code: 'TOO_MANY_COLUMNS' },
    { name: 'a header twice', content: 'kode_indikator,tanggal,realisasi,Realisasi\nKES-01,2026-03-31,1,2\n', code: 'COLUMN_DUPLICATE' },
    { name: 'a column that is not there', content: 'unit_kerja,tanggal\nDINKES,2026-03-31\n', code: 'COLUMN_MISSING' },
  ])('$name: $code', async ({ content, code }) => {
    expect((await read(content)).refused).toEqual([code])
  })
})

describe('headers', () => {
  test('in any order, under any known name, with others beside them', async () => {
    const found = await read('Catatan;Actual;Indicator Code;Observed on;OPD\nx;1,5;KES-01;2026-03-31;DINKES\n')
    expect(found.rows[0]?.parsed).toEqual({ indicator: 'KES-01', agency: 'DINKES', day: '2026-03-31', value: '1.5' })
    expect(found.survey?.ignored).toEqual(['Catatan'])
  })
  test('a required one under a name nobody knows is asked for', async () => {
    const content = 'kode_indikator,unit_kerja,kapan,realisasi\nKES-01,DINKES,2026-03-31,1\n'
    expect((await read(content)).survey?.questions).toMatchObject([{ id: 'column:day', kind: 'COLUMN', options: ['kapan'] }])
    expect((await read(content, { answers: { 'column:day': 'kapan' } })).rows[0]?.parsed['day']).toBe('2026-03-31')
  })
})

describe('numbers', () => {
  test.each([
    { cells: ['1.000'], answers: {}, asked: ['number:value 1.000'], values: [] },
    { cells: ['1.000'], answers: { 'number:value': 'COMMA' }, asked: [], values: ['1000'] },
    { cells: ['1.000'], answers: { 'number:value': 'POINT' }, asked: [], values: ['1'] },
    { cells: ['1.000', '2,5'], answers: {}, asked: [], values: ['1000', '2.5'] },
    { cells: ['1.000', '2.5'], answers: {}, asked: [], values: ['1', '2.5'] },
    { cells: ['1,000', '1.234.567'], answers: {}, asked: [], values: ['1', '1234567'] },
    { cells: ['1.000', '0,125'], answers: {}, asked: [], values: ['1000', '0.125'] },
    { cells: ['2,5', '2.5'], answers: {}, asked: ['number:value 2,5 2.5'], values: [] },
    { cells: ['Rp 1.234.567,50', '85%', '−3', '1 234 567,5'], answers: {}, asked: [], values: ['1234567.5', '85', '-3', '1234567.5'] },
    { cells: ['12', '007', '-0'], answers: {}, asked: [], values: ['12', '7', '0'] },
  ])('$cells $answers', async ({ cells, answers, asked, values: expected }) => {
    const content = `${header.replaceAll(',', ';')}\n${cells.map((cell) => line(cell).replaceAll(`,${cell},`, `,@,`).replaceAll(',', ';').replace('@', cell)).join('\n')}\n`
    const found = await read(content, { answers: answers as Answers })
    expect(found.asked).toEqual(asked)
    expect(values(found)).toEqual(expected)
  })

  test.each(['abc', '1.2.3', '1,2,3', '--1', 'NaN', 'Infinity', '1e400x', '12..5', '1.23,4.5'])('%s is named, not read', async (cell) => {
    expect(problems(await read(`${header.replaceAll(',', ';')}\nKES-01;DINKES;2026-03-31;${cell};x\n`))).toEqual(['2 value NOT_A_NUMBER'])
  })
  test.each([
    { cell: '1,98E+17', code: 'EXPONENT' },
    { cell: '12345678901234567890123', code: 'OUT_OF_RANGE' },
    { cell: '0,1234567', code: 'OUT_OF_RANGE' },
  ])('$cell: $code', async ({ cell, code }) => {
    expect(problems(await read(`${header.replaceAll(',', ';')}\nKES-01;DINKES;2026-03-31;${cell};x\n`))).toEqual([`2 value ${code}`])
  })

  test('what a locale prints, its mark reads back exactly', () => {
    const written = fc.record({
      whole: fc.bigInt(0n, 10n ** 21n),
      fraction: fc.stringMatching(/^\d{0,6}$/),
      negative: fc.boolean(),
      mark: fc.constantFrom<Mark>('POINT', 'COMMA'),
      grouped: fc.boolean(),
    })
    fc.assert(
      fc.property(written, ({ whole, fraction, negative, mark, grouped }) => {
        const [decimal, thousands] = mark === 'POINT' ? ['.', ','] : [',', '.']
        const digits = grouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, thousands!) : String(whole)
        const text = `${negative ? '-' : ''}${digits}${fraction ? decimal + fraction : ''}`
        const trimmed = fraction.replace(/0+$/, '')
        const isZero = whole === 0n && trimmed === ''
        expect(readNumber(text, mark)).toEqual({
          ok: true,
          value: `${negative && !isZero ? '-' : ''}${whole}${trimmed ? `.${trimmed}` : ''}`,
        })
        expect([mark, 'PLAIN', 'UNCLEAR']).toContain(shapeOf(text)) // never taken for the other mark
      }),
    )
  })
})

describe('days', () => {
  test.each([
    { text: '2026-03-31', shape: 'PLAIN', day: '2026-03-31' },
    { text: '2026-03-31 00:00:00', shape: 'PLAIN', day: '2026-03-31' },
    { text: '2024-02', shape: 'PLAIN', day: '2024-02-29' },
    { text: '31/03/2026', shape: 'DAY_FIRST', day: '2026-03-31' },
    { text: '31-3-2026', shape: 'DAY_FIRST', day: '2026-03-31' },
    { text: '3/31/2026', shape: 'MONTH_FIRST', day: undefined },
    { text: '1/2/2026', shape: 'UNCLEAR', day: '2026-02-01' },
    { text: '5/5/2026', shape: 'PLAIN', day: '2026-05-05' },
    { text: '17 Agustus 2026', shape: 'PLAIN', day: '2026-08-17' },
    { text: '1 Mei 2026', shape: 'PLAIN', day: '2026-05-01' },
    { text: '31/02/2026', shape: 'DAY_FIRST', day: undefined },
    { text: '2026-02-30', shape: 'NOT_A_DAY', day: undefined },
    { text: '45292', shape: 'NOT_A_DAY', day: undefined },
    { text: '31/03/26', shape: 'NOT_A_DAY', day: undefined },
  ])('$text', ({ text, shape, day }) => {
    expect(dayShapeOf(text)).toBe(shape)
    const read = readDay(text, 'DAY_FIRST')
    expect(read.ok ? read.value : undefined).toBe(day)
  })
  test('an unclear order is asked, unless a clear cell of its column decides', async () => {
    expect((await read(`${header}\n${line('1', '1/2/2026')}\n`)).asked).toEqual(['day:day 1/2/2026'])
    expect((await read(`${header}\n${line('1', '1/2/2026')}\n${line('2', '25/2/2026')}\n`)).rows[0]?.parsed['day']).toBe('2026-02-01')
    expect((await read(`${header}\n${line('1', '1/2/2026')}\n`, { answers: { 'day:day': 'MONTH_FIRST' } })).rows[0]?.parsed['day']).toBe(
      '2026-01-02',
    )
    expect((await read(`${header}\n${line('1', '13/2/2026')}\n${line('2', '2/13/2026')}\n`)).asked).toHaveLength(1)
  })
  test.each([
    { cell: '45292', code: 'SERIAL_DAY' },
    { cell: '31/03/26', code: 'YEAR_OF_TWO_DIGITS' },
    { cell: 'Feb-24', code: 'YEAR_OF_TWO_DIGITS' },
    { cell: '31/02/2026', code: 'NOT_A_DAY' },
    { cell: 'kemarin', code: 'NOT_A_DAY' },
  ])('$cell: $code', async ({ cell, code }) => {
    expect(problems(await read(`${header}\n${line('1', cell)}\n`))).toEqual([`2 day ${code}`])
  })
})

describe('cells', () => {
  test.each([
    { name: 'too few', row: 'KES-01,DINKES,2026-03-31', found: ['2 null COLUMN_COUNT', '2 value FIGURE_MISSING'] },
    { name: 'too many', row: 'KES-01,DINKES,2026-03-31,1,x,y', found: ['2 null COLUMN_COUNT'] },
    { name: 'another delimiter', row: 'KES-01;DINKES;2026-03-31;1;x', found: ['2 null COLUMN_COUNT', '2 value FIGURE_MISSING'] },
    { name: 'empty where required', row: ',DINKES,2026-03-31,1,x', found: ['2 indicator REQUIRED'] },
    { name: 'no figure', row: 'KES-01,DINKES,2026-03-31,,x', found: ['2 value FIGURE_MISSING'] },
    { name: 'a turned direction', row: 'KES-01,DIN\u202eKES,2026-03-31,1,x', found: ['2 agency UNSEEN_CHARACTER'] },
    { name: 'nothing to see', row: 'KES-01,DIN\u200bKES,2026-03-31,1,x', found: ['2 agency UNSEEN_CHARACTER'] },
    { name: 'too long', row: `KES-01,${'D'.repeat(501)},2026-03-31,1,x`, found: ['2 agency TOO_LONG'] },
  ])('$name', async ({ row, found }) => {
    expect(problems(await read(`${header}\n${row}\n`))).toEqual(found)
  })
  test('a value beside numerator and denominator', async () => {
    expect(
      problems(
        await read(
          'kode_indikator,unit_kerja,tanggal,realisasi,pembilang,penyebut\nA,B,2026-03-31,1,1,2\nA,B,2026-03-31,,1,\nA,B,2026-03-31,,1,2\n',
        ),
      ),
    ).toEqual(['2 value FIGURE_DOUBLE', '3 denominator FIGURE_MISSING'])
  })
  test.each([
    { cell: '2026.0', period: '2026' },
    { cell: 'TW I 2026', period: '2026-Q1' },
    { cell: 'Triwulan 3 2026', period: '2026-Q3' },
    { cell: 'Semester II 2026', period: '2026-S2' },
    { cell: '2026-q4', period: '2026-Q4' },
  ])('the period $cell', async ({ cell, period }) => {
    expect((await read(`kode_indikator,unit_kerja,periode,target\nA,B,${cell},1\n`, { kind: 'TARGETS' })).rows[0]?.parsed['period']).toBe(
      period,
    )
  })
})

test('memory stays what it is, however long the file', async () => {
  const file = path.join(folder, 'long.csv')
  writeFileSync(file, `${header}\n${`${line('12')}\n`.repeat(24_000)}`)
  const found = await survey(file, 'OBSERVATIONS', {})
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const live: number[] = []
  let rows = 0
  for await (const _ of stagedRows(file, found)) {
    if (++rows % 8_000 !== 0) continue
    collect()
    live.push(process.memoryUsage().heapUsed)
  }
  expect(live).toHaveLength(3)
  expect(live[2]! - live[0]!).toBeLessThan(2 * 1024 * 1024) // sixteen thousand rows held would be eight times that
})
