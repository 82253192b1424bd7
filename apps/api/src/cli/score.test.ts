import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { answerCase, refusedCase } from '@tolok/domain'
import { caseVectors } from '@tolok/domain/testing'

const program = path.resolve(__dirname, '../../../../tools/score.mjs')
const folder = mkdtempSync(path.join(os.tmpdir(), 'tolok-score-'))
afterAll(() => rmSync(folder, { recursive: true }))

const score = (input: string, ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    input,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })
  return { status, stdout, stderr }
}

const cases = `[
  { "kind": "achievement", "polarity": "maximize", "target": 1148527309690, "actual": 349785221761 },
  { "kind": "achievement", "polarity": "maximize", "target": 0.3, "actual": 0.1 },
  { "kind": "achievement", "polarity": "maximize", "target": NaN, "actual": 1e308 },
  { "kind": "credit", "coefficient": 12.5, "predicate": "GOOD", "months": 3 },
  7
]`

test('answers every case in its order, and a refused one stops nothing', () => {
  writeFileSync(path.join(folder, 'cases.json'), cases)
  const { status, stdout, stderr } = score('', 'cases.json')
  expect([status, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toEqual([
    { raw: '30.4551070584', value: '30.46', capped: false },
    { raw: '33.3333333333', value: '33.33', capped: false },
    {
      problem: { code: 'NOT_A_NUMBER', path: ['target'] },
      problems: [
        { code: 'NOT_A_NUMBER', path: ['target'] },
        { code: 'OUT_OF_RANGE', path: ['actual'], maxIntegerDigits: 30, maxDecimals: 30 },
      ],
    },
    { value: '3.13' },
    { problem: { code: 'MALFORMED', path: [], expected: 'OBJECT' } },
  ])
})

test('reads standard input, and explains in either language', () => {
  const [, , , plain] = JSON.parse(score(cases, '-').stdout)
  expect(plain).toEqual({ value: '3.13' })
  const traceOf = (option: string) => JSON.parse(score(cases, '-', option).stdout)[3].trace
  expect(traceOf('--explain')).toEqual(['Baik: 100%', '3/12 × 100% × 12,5 = 3,13'])
  expect(traceOf('--explain=en')).toEqual(['Good: 100%', '3/12 × 100% × 12.5 = 3.13'])
})

test('no cases are no answers', () => expect(score('[]', '-')).toEqual({ status: 0, stdout: '[]\n', stderr: '' }))

test.each([
  ['{}', ['-'], /does not hold an array/],
  ['5', ['-'], /does not hold an array/],
  ['[', ['-'], /is not JSON/],
  ['', ['-'], /is not JSON/],
  ['', ['missing.json'], /cannot read missing\.json: ENOENT/],
  ['', [], /give one file/],
  ['', ['a', 'b'], /give one file/],
  ['[]', ['-', '--verbose'], /--verbose is not an option/],
])('%p with %p: one clear line and exit code 2', (input, words, line) => {
  const { status, stdout, stderr } = score(input, ...words)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(line)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('seeded cases, 2,000 in full: the command line answers as the engine in this process does, byte for byte', () => {
  const vectors = caseVectors(process.env['TOLOK_FULL'] ? 2000 : 600, 1671)
  const expected = vectors.map((vector) => {
    const answer = answerCase(vector)
    return JSON.stringify(answer.ok ? answer.value.fields : refusedCase(answer.problems))
  })
  expect(score(JSON.stringify(vectors), '-').stdout).toBe(`[\n${expected.join(',\n')}\n]\n`)
})
