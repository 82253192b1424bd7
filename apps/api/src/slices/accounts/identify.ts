import type { Config } from '../../platform/config'
import type { Databases } from '../../platform/database'
import type { Parts } from '../../platform/routes'
import { readToken } from './session-cookie'
import { scopeOfToken } from './session.store'

/** Asks the database each time: nothing about who may is remembered between two requests. */
export const identifier = (databases: Databases, config: Config): Parts['identify'] => async (request) => {
  const token = readToken(request, config)
  return token ? scopeOfToken(databases, config, token) : undefined
}
