import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

jest.setTimeout(180_000) // each runs a process that loads the API

const folder = mkdtempSync(path.join(os.tmpdir(), 'tolok-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, '../../source.mjs'), 'src/cli/report.ts', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '' },
  })
  return { status, stdout, stderr }
}
const document = {
  format: 'tolok-report',
  version: 1,
  title: 'Capaian',
  description: '',
  query: { measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], period: { relative: 'THIS_YEAR' } },
  view: { kind: 'BAR' },
}
const put = (name: string, content: unknown) => writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

test('a good file and planted faults: each at its place, with its code and remedy, and exit code 1', () => {
  put('good.json', document)
  put('bad.json', { ...document, owner: 'x', view: { kind: 'PIE' } })
  put('worse.json', { ...document, query: { ...document.query, measures: ['ACHIEVEMENT', 'SALARY'], rows: [{ by: 'PERIOD' }, { by: 'STATE' }], period: { fixed: '2026-13' }, where: { on: 'AGENCY', op: 'GTE', values: ['x'] } } })
  put('text.json', '{ "format": ')
  const { status, stdout } = report('lint', 'good.json', 'bad.json', 'worse.json', 'text.json')
  expect(status).toBe(1)
  expect(stdout.split('\n')).toEqual([
    'good.json: baik',
    'bad.json: owner: UNKNOWN_FIELD: bidang itu tidak dibaca; yang dibaca: format, version, title, description, query, view',
    'bad.json: view.kind: NOT_ONE_OF: pilih salah satu: TABLE, BAR, STACKED, LINE, AREA, HEAT_MAP, SCATTER',
    expect.stringMatching(/^worse\.json: query\.measures\[1\]: UNKNOWN_MEASURE: ukuran itu tidak ada; yang ada: .*ACHIEVEMENT/),
    expect.stringMatching(/^worse\.json: query\.period\.fixed: NOT_A_PERIOD: /),
    expect.stringMatching(/^worse\.json: query\.rows\[0\]\.grain: REQUIRED: harus diisi: DAY, /),
    expect.stringMatching(/^worse\.json: query\.where\.op: OPERATOR_NOT_FIT: dimensi ini mengenal: /),
    'text.json: (berkas): MALFORMED: bukan JSON',
    '',
  ])
})

test('for machines, and exit code 0 where all is well', () => {
  put('good.json', document)
  const { status, stdout } = report('lint', '--json', 'good.json')
  expect([status, JSON.parse(stdout)]).toEqual([0, [{ file: 'good.json', ok: true, problems: [] }]])
})

test('migrate prints the document as it is exported', () => {
  put('plain.json', document)
  const { status, stdout } = report('migrate', 'plain.json')
  expect([status, JSON.parse(stdout)]).toEqual([0, document])
  expect(stdout).toMatch(/^\{\n {2}"description": "",\n/)
  put('no.json', { format: 'x' })
  expect(report('migrate', 'no.json')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('no.json: format: NOT_ONE_OF') })
})

test.each([[['sweep']], [['lint', 'missing.json']], [['lint', '--loud', 'x.json']], [['migrate', 'a', 'b']]])('%j: how it is used, and exit code 2', (words) => {
  const { status, stdout, stderr } = report(...words)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('npm run report -- lint FILE')
})
