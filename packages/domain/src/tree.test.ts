import fc from 'fast-check'
import { placement } from '../testing/index'
import { addDays } from './day'
import { agencyPath, ancestry, checkPlacements, isDescendant, levelOf, type Placement } from './tree'

const start = '2025-01-01'
const length = 30 // days that the random trees are watched
const dayAt = (n: number): string => addDays(start, n)

/** The oracle: on one day, walk up from an agency. Null when the way does not end at the top. */
const walk = (placements: readonly Placement[], agencyId: string, day: string): string[] | null => {
  const way = [agencyId]
  for (;;) {
    const here = placements.filter((one) => one.agencyId === way[0] && one.validFrom <= day && (one.validTo === null || day < one.validTo))
    const [place] = here
    if (!place || here.length > 1) return null
    if (place.parentId === null) return way
    if (way.includes(place.parentId)) return null
    way.unshift(place.parentId)
  }
}

/** Agencies a-e, each in up to three places one after another. A wild one may stand under anyone and end early, so many are no trees. */
const agencies = ['a', 'b', 'c', 'd', 'e']
const placementsOf = (agencyId: string, parents: (string | null)[], wild: boolean): fc.Arbitrary<Placement[]> =>
  fc.array(fc.tuple(fc.constantFrom(null, ...parents), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 }).map((stays) => {
    let from = 0
    return stays.map(([parentId, days], nth): Placement => {
      const validFrom = dayAt(from)
      from += days
      return { agencyId, parentId, validFrom, validTo: nth === stays.length - 1 && !(wild && days > 7) ? null : dayAt(from) }
    })
  })
const forests = (wild: boolean): fc.Arbitrary<Placement[]> =>
  fc
    .tuple(...agencies.map((agencyId, i) => placementsOf(agencyId, wild && i === 1 ? agencies : agencies.slice(0, i), wild)))
    .map((groups) => groups.flat())
const someForest = fc.oneof(forests(false), forests(true))

test('a day-by-day walk agrees on what is a tree', () => {
  const seen = { trees: 0, others: 0 }
  fc.assert(
    fc.property(someForest, (placements) => {
      const isTree = Array.from({ length }, (_, n) => dayAt(n)).every((day) =>
        placements.every(
          (one) => one.validFrom > day || (one.validTo !== null && one.validTo <= day) || walk(placements, one.agencyId, day) !== null,
        ),
      )
      seen[isTree ? 'trees' : 'others']++
      expect(checkPlacements(placements).ok).toBe(isTree)
    }),
  )
  expect(Math.min(seen.trees, seen.others)).toBeGreaterThan(15)
})

test('a day-by-day walk agrees with the ancestry of every tree', () => {
  fc.assert(
    fc.property(someForest, (placements) => {
      fc.pre(checkPlacements(placements).ok)
      const rows = ancestry(placements)
      const fromRows = (agencyId: string, day: string): string[] =>
        rows
          .filter((row) => row.agencyId === agencyId && row.validFrom <= day && (row.validTo === null || day < row.validTo))
          .sort((a, b) => a.level - b.level)
          .map(({ level, ancestorId }) => `${level} ${ancestorId}`)
      const cells = agencies.flatMap((agencyId) => Array.from({ length }, (_, n) => ({ agencyId, day: dayAt(n) })))
      const walked = cells.map(({ agencyId, day }) => walk(placements, agencyId, day) ?? [])
      expect(cells.map(({ agencyId, day }) => fromRows(agencyId, day))).toEqual(walked.map((way) => way.map((id, i) => `${i + 1} ${id}`)))
      expect(cells.map(({ agencyId, day }) => agencyPath(placements, agencyId, day))).toEqual(walked)
    }),
    { numRuns: Math.ceil((fc.readConfigureGlobal()?.numRuns ?? 100) / 4) },
  )
})

const moved = [
  placement('setda', null, '2025-01-01'),
  placement('bapenda', null, '2025-01-01'),
  placement('pajak', 'setda', '2025-01-01', '2025-07-01'),
  placement('pajak', 'bapenda', '2025-07-01'),
  placement('loket', 'pajak', '2025-03-01'),
]

test('a move splits the rows of everything below it, and only where they change', () => {
  expect(ancestry(moved).filter(({ agencyId }) => agencyId === 'loket')).toEqual([
    { agencyId: 'loket', ancestorId: 'setda', level: 1, validFrom: '2025-03-01', validTo: '2025-07-01' },
    { agencyId: 'loket', ancestorId: 'pajak', level: 2, validFrom: '2025-03-01', validTo: null },
    { agencyId: 'loket', ancestorId: 'loket', level: 3, validFrom: '2025-03-01', validTo: null },
    { agencyId: 'loket', ancestorId: 'bapenda', level: 1, validFrom: '2025-07-01', validTo: null },
  ])
})

test('path, level and descent on a day', () => {
  expect(agencyPath(moved, 'loket', '2025-06-30')).toEqual(['setda', 'pajak', 'loket'])
  expect(agencyPath(moved, 'loket', '2025-07-01')).toEqual(['bapenda', 'pajak', 'loket'])
  expect(agencyPath(moved, 'loket', '2025-02-28')).toEqual([])
  expect(levelOf(moved, 'loket', '2025-07-01')).toBe(3)
  expect(levelOf(moved, 'loket', '2025-02-28')).toBeNull()
  expect(isDescendant(moved, 'loket', 'setda', '2025-06-30')).toBe(true)
  expect(isDescendant(moved, 'loket', 'setda', '2025-07-01')).toBe(false)
  expect(isDescendant(moved, 'loket', 'loket', '2025-07-01')).toBe(true)
})

test.each<[string, Placement[], object]>([
  [
    'an end before its beginning',
    [placement('a', null, '2025-02-01', '2025-01-01')],
    { code: 'PERIOD_REVERSED', path: [0], agencyId: 'a' },
  ],
  ['an empty stay', [placement('a', null, '2025-02-01', '2025-02-01')], { code: 'PERIOD_REVERSED', path: [0] }],
  [
    'two places at a time',
    [placement('a', null, '2025-01-01', '2025-03-01'), placement('a', null, '2025-02-28')],
    { code: 'PLACEMENT_OVERLAP', path: [1], day: '2025-02-28' },
  ],
  [
    'a parent that goes before its child',
    [placement('a', null, '2025-01-01', '2025-03-01'), placement('b', 'a', '2025-01-01')],
    { code: 'PARENT_ABSENT', path: [1], parentId: 'a', day: '2025-03-01' },
  ],
  [
    'a parent that is away for a month',
    [placement('a', null, '2025-01-01', '2025-02-01'), placement('a', null, '2025-03-01'), placement('b', 'a', '2025-01-01')],
    { code: 'PARENT_ABSENT', path: [2], day: '2025-02-01' },
  ],
  ['a parent nobody knows', [placement('b', 'a', '2025-01-01')], { code: 'PARENT_ABSENT', path: [0], day: '2025-01-01' }],
  ['an agency under itself', [placement('a', 'a', '2025-01-01')], { code: 'TREE_CYCLE', path: [0], day: '2025-01-01' }],
  [
    'two agencies under each other for one day',
    [
      placement('a', null, '2025-01-01', '2025-03-01'),
      placement('a', 'b', '2025-03-01'),
      placement('b', 'a', '2025-01-01', '2025-03-02'),
      placement('b', null, '2025-03-02'),
    ],
    { code: 'TREE_CYCLE', path: [1], day: '2025-03-01' },
  ],
])('refuses %s', (_, placements, problem) => {
  const checked = checkPlacements(placements)
  expect(checked.ok ? [] : checked.problems).toContainEqual(expect.objectContaining(problem))
})

test('each above the other in turn is a tree on every day', () => {
  const turns = [
    placement('a', null, '2025-01-01', '2025-03-01'),
    placement('a', 'b', '2025-03-01'),
    placement('b', 'a', '2025-01-01', '2025-03-01'),
    placement('b', null, '2025-03-01'),
  ]
  expect(checkPlacements(turns).ok).toBe(true)
  expect(ancestry(turns)).toContainEqual({ agencyId: 'a', ancestorId: 'b', level: 1, validFrom: '2025-03-01', validTo: null })
})
