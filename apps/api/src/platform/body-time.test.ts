import { connect, type AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { limitBodyTime } from './body-time'

const app = Fastify()
beforeAll(async () => {
  limitBodyTime(app, { graceMs: 300 })
  const whole = async ({ body }: { body: unknown }) => ({ length: String(body).length })
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post('/short', whole)
  app.post('/file', { config: { leastBytesPerSecond: 1000 } }, whole)
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

/** Sends a body in pieces over a real connection; answers the status line and how long it took. */
const send = (path: string, pieces: number, bytes: number, everyMs: number) =>
  new Promise<{ status: string; ms: number }>((resolve) => {
    const began = performance.now()
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: ${pieces * bytes}\r\n\r\n`)
    let left = pieces
    const timer = setInterval(() => (left-- > 0 ? socket.write('x'.repeat(bytes)) : clearInterval(timer)), everyMs)
    let said = ''
    socket.on('data', (data) => {
      said += data.toString()
      socket.end()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve({ status: said.split('\r\n')[0]!, ms: performance.now() - began })
    })
  })

test('a file over a slow line goes on as long as it keeps arriving', async () => {
  const { status, ms } = await send('/file', 12, 400, 100) // 4000 bytes a second, four times the grace
  expect(status).toBe('HTTP/1.1 200 OK')
  expect(ms).toBeGreaterThan(1000)
})
test.each([
  { why: 'a file that all but stops', path: '/file', pieces: 100, bytes: 10, everyMs: 100 },
  { why: 'a file that never begins', path: '/file', pieces: 1, bytes: 1, everyMs: 60_000 },
  { why: 'anything else that dawdles, however fast', path: '/short', pieces: 12, bytes: 4000, everyMs: 100 },
])('$why is cut', async ({ path, pieces, bytes, everyMs }) => {
  const { status, ms } = await send(path, pieces, bytes, everyMs)
  expect(status).toBe('HTTP/1.1 408 Request Timeout')
  expect(ms).toBeLessThan(1000)
})
test('a body in time is answered, and the connection is good for more', async () => {
  expect((await send('/short', 2, 5, 20)).status).toBe('HTTP/1.1 200 OK')
})
