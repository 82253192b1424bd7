import { drillDown, drillUp } from './drill'
import { firstQuestion, type Question } from '../../pickers/report/question'

const asked = (part: Partial<Question>): Question => ({ ...firstQuestion('2026'), ...part })

test('down the agencies and up again gives the question one started from', () => {
  const top = asked({ rows: [{ by: 'AGENCY', level: 1 }] })
  const inside = drillDown(top, top.rows[0]!, '1671:DINKES')!
  expect(inside.rows).toEqual([{ by: 'AGENCY', level: 2 }])
  expect(inside.where).toEqual([{ on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DINKES'] }])
  expect(drillUp(inside, inside.rows[0]!)).toEqual(top)
  expect(drillUp(top, top.rows[0]!)).toBeNull()
})

test('down the periods and up again', () => {
  const year = asked({ columns: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { fixed: '2026' } })
  const quarter = drillDown(year, year.columns[0]!, '2026-Q2')!
  expect(quarter).toMatchObject({ columns: [{ by: 'PERIOD', grain: 'MONTH' }], period: { fixed: '2026-Q2' } })
  expect(drillUp(quarter, quarter.columns[0]!)).toEqual(year)
  const day = drillDown(quarter, quarter.columns[0]!, '2026-05')!
  expect(drillDown(day, day.columns[0]!, '2026-05-02')).toBeNull()
  expect(drillUp(day, day.columns[0]!)).toEqual(quarter)
})

test('a municipality opens into its agencies; an indicator has no inside', () => {
  const all = asked({ rows: [{ by: 'MUNICIPALITY' }, { by: 'INDICATOR' }], orderBy: { by: 'MUNICIPALITY', direction: 'ASC' } })
  expect(drillDown(all, all.rows[0]!, '1671')).toMatchObject({
    rows: [{ by: 'AGENCY', level: 1 }, { by: 'INDICATOR' }],
    where: [{ on: 'MUNICIPALITY', op: 'EQ', values: ['1671'] }],
    orderBy: null,
  })
  expect(drillDown(all, all.rows[1]!, '1671:PAD')).toBeNull()
})
