#!/usr/bin/env node
// tolok-mock-city [port]: the recording over HTTP, where a view expects the API. Signing in always succeeds, nothing can be changed.
import { createServer, type IncomingMessage } from 'node:http'
import { answer, recordedQuestions } from './answer'

const port = Number(process.argv[2] ?? 4000)
const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8') || '{}') as { query?: string; variables?: Record<string, unknown>; operationName?: string }
}
const answered = async (request: IncomingMessage): Promise<[status: number, body: object]> => {
  if (request.method !== 'POST') return [405, { code: 'BAD_INPUT' }]
  if (request.url?.startsWith('/auth/')) return [200, {}]
  if (request.url !== '/graphql') return [404, { code: 'NOT_FOUND' }]
  try {
    const { query = '', variables, operationName } = await bodyOf(request)
    return [200, answer(query, variables, operationName)]
  } catch (error) {
    return [400, { errors: [{ message: (error as Error).message, extensions: { code: 'BAD_INPUT' } }] }]
  }
}

createServer((request, response) => {
  void answered(request).then(([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
})
  .listen(port, 'localhost', () => console.log(`the mock city answers ${recordedQuestions().length} questions on http://localhost:${port}`))
  .on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
