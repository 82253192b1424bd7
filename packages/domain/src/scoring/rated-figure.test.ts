import { toText } from '../number'
import { parseRatedFigure } from './rated-figure'

test.each(['0', '87.5', '200', '200.000000', '0.000001'])('%s is a rated figure', (text) => {
  const read = parseRatedFigure(text)
  expect(read.ok && toText(read.value)).toBe(text)
})

test.each([
  ['-0.1', 'OUT_OF_RANGE'],
  ['200.000001', 'OUT_OF_RANGE'],
  ['1e2', 'NOT_A_NUMBER'],
  ['0.0000001', 'OUT_OF_RANGE'],
  ['', 'NOT_A_NUMBER'],
  [null, 'NOT_A_NUMBER'],
])('%s is refused: %s', (input, code) => {
  expect(parseRatedFigure(input, ['ratings', 0, 'value'])).toMatchObject({ ok: false, problems: [{ code, path: ['ratings', 0, 'value'] }] })
})
