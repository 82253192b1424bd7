import { exemptionNamed, exemptionOver, servedWithin } from './exemption'

const year = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
const study = (firstDay: string, lastDay: string) => ({ firstDay, lastDay, reason: 'Tugas belajar' })

test.each([
  ['the whole year', [year], [study('2025-08-01', '2026-12-31')], 'STUDY_ASSIGNMENT'],
  ['all but the last day', [year], [study('2025-08-01', '2026-12-30')], null],
  ['all but the first day', [year], [study('2026-01-02', '2026-12-31')], null],
  ['two leaves that meet', [year], [study('2026-07-01', '2026-12-31'), study('2025-01-01', '2026-06-30')], 'STUDY_ASSIGNMENT'],
  ['two leaves a day apart', [year], [study('2026-07-02', '2026-12-31'), study('2025-01-01', '2026-06-30')], null],
  ['only the days served', [{ firstDay: '2026-03-01', lastDay: '2026-05-31' }], [study('2026-03-01', '2026-05-31')], 'STUDY_ASSIGNMENT'],
  [
    'one of two posts',
    [
      { firstDay: '2026-01-01', lastDay: '2026-05-31' },
      { firstDay: '2026-06-01', lastDay: '2026-12-31' },
    ],
    [study('2026-01-01', '2026-05-31')],
    null,
  ],
  ['leave that does not exempt', [year], [{ ...year, reason: 'Cuti melahirkan' }], null],
  ['nobody who served', [], [study('2026-01-01', '2026-12-31')], null],
])('leave over %s', (_, served, leaves, expected) => {
  expect(exemptionOver(served, leaves)).toBe(expected)
})

test.each([
  ['Cuti di luar tanggungan negara', 'UNPAID_LEAVE'],
  ['Diberhentikan sementara dari jabatan', 'TEMPORARY_DISMISSAL'],
  ['Menjadi pejabat negara', 'STATE_OFFICIAL'],
  ['Cuti besar', null],
])('%s', (reason, expected) => {
  expect(exemptionNamed(reason)).toBe(expected)
})

test('a post is cut to the period', () => {
  expect(servedWithin({ firstDay: '2019-05-01', lastDay: null }, year)).toEqual(year)
  expect(servedWithin({ firstDay: '2026-03-01', lastDay: '2026-05-31' }, year)).toEqual({ firstDay: '2026-03-01', lastDay: '2026-05-31' })
  expect(servedWithin({ firstDay: '2019-05-01', lastDay: '2025-12-31' }, year)).toBeNull()
})
