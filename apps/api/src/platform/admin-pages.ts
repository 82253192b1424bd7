import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'

/** Serves the built admin: hashed files for ever, the documentation under /docs, and its one page for every other address a person may open or reload. */
export async function serveAdmin(app: FastifyInstance, folder: string): Promise<void> {
  const root = path.resolve(folder)
  if (!existsSync(path.join(root, 'index.html'))) return
  const { default: fastifyStatic } = await import('@fastify/static') // here, because tests have no pages and Jest cannot load its ES modules
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      const isHashed = path.relative(root, file).startsWith(`assets${path.sep}`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = readFileSync(path.join(root, 'index.html'), 'utf8')
  const isOurs = (url: string) => !/^\/(graphql|auth|imports|livez|readyz|assets|docs)(\/|\?|$)/.test(url)
  app.get('/*', (request, reply) => {
    if (/^\/docs\/?$/.test(request.url)) return reply.redirect('/docs/index.html')
    if (!isOurs(request.url)) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
