import { csvLine, harmless, type CsvStyle } from './csv'

const plain: CsvStyle = { delimiter: 'COMMA', decimal: 'POINT', bom: false }

test.each(['=1+1', '+62811', '-2', '@SUM(A1)', '\tx', '\r=1', '\n=1', '\0=1', '＝1', '＋1', '－1', '＠x', '=HYPERLINK("http://x";"y")', '=cmd|\' /C calc\'!A0'])('%j never begins a formula', (text) => {
  expect(harmless(text)).toBe(`'${text}`)
  const line = csvLine([{ text }], plain)
  expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
})

test.each(['Dinas Kesehatan', '1671:BAPENDA', '2026-Q1', "'quoted", '', 'a=b', '5-2'])('%j is left as it is', (text) => {
  expect(harmless(text)).toBe(text)
})

test('a negative number stays a number, a text that looks like one does not', () => {
  expect(csvLine([{ number: '-12.5' }, { text: '-12.5' }, null, { number: '0' }], plain)).toBe("-12.5,'-12.5,,0\r\n")
})

test('delimiter and decimal mark are kept apart', () => {
  const cells = [{ text: 'a;b,c' }, { number: '1234.5' }, { text: 'x\ty' }]
  expect(csvLine(cells, { ...plain, delimiter: 'SEMICOLON', decimal: 'COMMA' })).toBe('"a;b,c";1234,5;x\ty\r\n')
  expect(csvLine(cells, { ...plain, decimal: 'COMMA' })).toBe('"a;b,c","1234,5",x\ty\r\n')
  expect(csvLine(cells, { ...plain, delimiter: 'TAB' })).toBe('a;b,c\t1234.5\t"x\ty"\r\n')
})

test('quotes, line ends and outer spaces survive', () => {
  expect(csvLine([{ text: 'say "no"' }, { text: 'two\nlines' }, { text: ' x ' }], plain)).toBe('"say ""no""","two\nlines"," x "\r\n')
})
