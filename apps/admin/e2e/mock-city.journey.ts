import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { questions } from '../../../packages/client/src/mock-city/questions'
import { keepAnswer, type Kept } from '../../../packages/client/src/mock-city/recording'
import { address } from './person'

const file = path.join(__dirname, '../../../packages/client/src/mock-city/recording.json')

test('the mock city says what the API says, question by question', async () => {
  const ask = await signedInAs('admin.palembang')
  const answers: Kept = {}
  for (const question of questions) {
    const { data, errors } = await ask(question)
    if (!data || errors) throw new Error(`${question.query}\n${JSON.stringify(errors)}`)
    Object.assign(answers, keepAnswer(question, data))
  }
  // A line a question, so that a change of one reads as one line.
  const lines = Object.entries(answers).map(([name, answer]) => `  ${JSON.stringify(name)}: ${JSON.stringify(answer)}`)
  const text = `{\n${lines.join(',\n')}\n}\n`
  if (process.env.TOLOK_RECORD) writeFileSync(file, text)
  const recorded = readFileSync(file, 'utf8')
  const stale = Object.keys(answers).filter((name) => !recorded.includes(`  ${JSON.stringify(name)}: ${JSON.stringify(answers[name])}`))
  expect({ stale, remedy: recorded === text ? null : 'npm run record -w @tolok/client' }).toEqual({ stale: [], remedy: null })
})

type Answered = { data?: Record<string, unknown>; errors?: unknown[] }

async function signedInAs(username: string) {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'journey' }
  const entry = await fetch(`${address}/auth/sign-in`, { method: 'POST', headers, body: JSON.stringify({ username, password: 'tolok-demo-2026' }) })
  const cookie = entry.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  return async (question: object) => {
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(question) })
    return (await response.json()) as Answered
  }
}
