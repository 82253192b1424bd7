import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './config'
import type { Databases } from './database'
import type { Scope } from './scope'

/** What a slice's own HTTP routes may use. Whatever they throw as a Refusal is answered as JSON: { code, problems }. */
export type Parts = {
  databases: Databases
  config: Config
  /** Who asks, as their session and grants stand at this moment. */
  identify: (request: FastifyRequest) => Promise<Scope | undefined>
}
export type Routes = (app: FastifyInstance, parts: Parts) => void | Promise<void>
