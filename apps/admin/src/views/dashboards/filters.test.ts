import { filtersOf, sharedIn, under } from './filters'

test('what the screen chooses is kept, and read again as chosen', () => {
  for (const shared of [
    { period: '', agencyId: undefined },
    { period: '2026-Q1', agencyId: '1671:DINKES' },
    { period: 'LAST_MONTH', agencyId: undefined },
  ])
    expect(sharedIn(filtersOf(shared))).toEqual(shared)
  expect(filtersOf({ period: '2026', agencyId: undefined })).toEqual({ period: { fixed: '2026' } })
})

test('the shared period stands in place of the report’s own, the shared condition holds besides its own', () => {
  const own = { period: { fixed: '2025' }, where: { on: 'POLARITY', op: 'EQ', values: ['MINIMIZE'] }, measures: ['REPORTED'] }
  expect(under(own, { period: 'THIS_YEAR', agencyId: 'a' })).toEqual({
    measures: ['REPORTED'],
    period: { relative: 'THIS_YEAR' },
    where: { and: [own.where, { on: 'AGENCY', op: 'DESCENDANT_OF', values: ['a'] }] },
  })
  expect(under(own, { period: '', agencyId: undefined })).toEqual(own)
})
