/** What a case answers, for tests that ask as the command line asks. */
import { answerCase } from '../src/index'

/** The answer's fields, or { problem: 'CODE path.to.it' }. */
export const answered = (input: unknown): Readonly<Record<string, unknown>> => {
  const answer = answerCase(input)
  if (answer.ok) return answer.value.fields
  return { problem: answer.problems.map(({ code, path }) => [code, path.join('.')].filter(Boolean).join(' ')).join(', ') }
}
