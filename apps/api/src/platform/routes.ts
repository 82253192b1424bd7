import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './config'
import type { Databases } from './database'
import type { Scope } from './scope'
import type { Slice } from './slice'
import { refuseToStart, type StartFault } from './start-faults'

/** What a slice's own HTTP routes may use. Whatever they throw as a Refusal is answered as JSON: { code, problems }. */
export type Parts = {
  databases: Databases
  config: Config
  /** Who asks, as their session and grants stand at this moment. */
  identify: (request: FastifyRequest) => Promise<Scope | undefined>
}
export type Routes = (app: FastifyInstance, parts: Parts) => void | Promise<void>

/** Opens every slice's routes. Those of an extension lie under /extensions/<its name>/, so that none takes another's address. */
export async function openRoutes(app: FastifyInstance, slices: readonly Slice[], parts: Parts): Promise<void> {
  const faults: StartFault[] = []
  let opening: Slice | undefined
  app.addHook('onRoute', ({ url, method }) => {
    if (!opening?.declaration) return
    const place = `${String(method)} ${url} of extension ${opening.name}`
    if (!url.startsWith(`/extensions/${opening.name}/`)) faults.push({ code: 'ROUTE_COLLISION', place, remedy: `Its routes begin with /extensions/${opening.name}/.` })
  })
  for (const slice of slices) {
    opening = slice
    try {
      await slice.routes?.(app, parts)
    } catch (error) {
      if ((error as { code?: string }).code !== 'FST_ERR_DUPLICATED_ROUTE') throw error
      faults.push({ code: 'ROUTE_COLLISION', place: `slice ${slice.name}`, remedy: `${(error as Error).message}: give one of the two another address.` })
    }
  }
  opening = undefined
  refuseToStart(faults)
}
