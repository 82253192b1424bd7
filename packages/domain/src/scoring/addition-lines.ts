/** Additions in words, to be checked with a pencil. */
import { compare, sumOf, type Exact } from '../number'
import type { Words } from '../words'
import { termsOf, type Added } from './additions'
import { line } from './lines'

/**
 * The lines below a component to which something was added: 'Tugas tambahan: 4 (4 sampai 6 tugas) → 2', then '85 + 2 + 3 = 90'. Results show
 * each its product, then their sum where there are several, then the cap where it cut. None when nothing was given.
 */
export const additionLines = (base: Exact, added: readonly Added[]): Words[] =>
  added.length === 0
    ? []
    : [
        ...added.flatMap(oneAddition),
        line(({ figure }) => {
          const points = added.map((one) => one.points)
          return `${[base, ...points].map(figure).join(' + ')} = ${figure(sumOf([base, ...points]))}`
        }),
      ]

const oneAddition = ({ addition, given, points }: Added): Words[] => {
  const terms = termsOf(addition, given)
  const sum = sumOf(terms.map((term) => term.points))
  const valued = terms.flatMap(({ row, valued: one, points: product }) =>
    one === null
      ? []
      : [
          line(
            ({ figure, of }) =>
              `${of(addition.label)}: ${figure(one.result.achievement)}% → ${figure(one.value)} (${of(row.label)}); ` +
              `${figure(row.points)} ÷ 100 × ${figure(one.result.scope)} ÷ 100 × ${figure(one.value)} = ${figure(product)}`,
          ),
        ],
  )
  if (addition.rule === 'RESULTS') {
    return [
      ...valued,
      ...(terms.length > 1 ? [line(({ figure }) => `${terms.map((term) => figure(term.points)).join(' + ')} = ${figure(sum)}`)] : []),
      ...(compare(sum, points) === 0 ? [] : [line(({ figure, of }) => `${of(addition.label)}: ${of(cappedWords)} ${figure(points)}`)]),
    ]
  }
  const [term] = terms
  return [
    line(({ figure, of }) => {
      const said = [
        ...(given.count ? [figure(given.count)] : []),
        ...(term ? [given.count ? `(${of(term.row.label)})` : of(term.row.label)] : []),
      ]
      return `${of(addition.label)}: ${said.join(' ')} → ${figure(points)}`
    }),
  ]
}

const cappedWords: Words = { id: 'dibatasi pada', en: 'capped at' }
