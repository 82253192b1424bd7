import { render, screen } from '@testing-library/react'
import { parse, validate } from 'graphql'
import { Problem } from '../problem'
import { refusalsFrom } from '../refusals-from'
import { useReport } from '../report'
import { useSession } from '../session'
import { Tolok } from '../tolok'
import { answer, mockApollo, recordedQuestions } from '.'
import { questions } from './questions'
import { keepAnswer, schema } from './recording'

test('every question fits the contract of this checkout and has its answer; the journey holds the answers equal to those of the API', () => {
  expect(questions.flatMap(({ query }) => validate(schema(), parse(query)))).toEqual([])
  expect(questions.flatMap(({ query, variables }) => answer(query, variables).errors ?? [])).toEqual([])
  expect(questions).toHaveLength(recordedQuestions().length)
})

test('of what was recorded any selection is answered, under any alias and with defaults said or left out', () => {
  const { data, errors } = answer('{ towns: municipalities(first: 50) { nodes { name } } }')
  expect(errors).toBeUndefined()
  expect(data).toEqual({ towns: { nodes: [{ name: 'Kota Palembang' }] } })
  expect(recordedQuestions().length).toBeGreaterThan(15)
})

test('what was not recorded is refused by name, with what was; what the contract does not have as the API would', () => {
  const refused = answer('{ agencies(first: 3) { nodes { id } } }').errors![0]!
  expect(refused.extensions.code).toBe('NOT_RECORDED')
  expect(refused.message).toContain('Query.agencies {"first":3}')
  expect(refused.message).toContain('agencies {"first":200}')
  expect(answer('{ municipalities { nodes { id regionCode } } }').errors![0]!.message).toContain('Municipality.regionCode')
  expect(answer('mutation { signOut }').errors![0]!.extensions.code).toBe('BAD_INPUT')
})

test('an answer that does not fit the contract is not kept', () => {
  expect(() => keepAnswer({ query: '{ municipalities { totalCount } }' }, { municipalities: null })).toThrow('does not fit the contract')
})

const ByAgency = ({ year }: { year: string }) => {
  const { viewer } = useSession()
  const { rows, error } = useReport({ measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: year } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  return (
    <ul aria-label={viewer.username}>
      {rows.map(({ agency, ACHIEVEMENT }) => (
        <li key={agency.id}>
          {agency.label}: {ACHIEVEMENT}
        </li>
      ))}
    </ul>
  )
}

test('a view reads from it as from the API, and its refusals are sentences', async () => {
  const apollo = mockApollo()
  const { rerender } = render(
    <Tolok apollo={apollo}>
      <ByAgency year="2026" />
    </Tolok>,
  )
  expect(await screen.findByRole('list', { name: 'admin.palembang' })).toHaveTextContent(/Dinas Kesehatan: \d+(\.\d+)?/)
  rerender(
    <Tolok apollo={apollo} language="en">
      <ByAgency year="1999" />
    </Tolok>,
  )
  expect(await screen.findByRole('alert')).toHaveTextContent('The mock city has no answer to this question.')
})
