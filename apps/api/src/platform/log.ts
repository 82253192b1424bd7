import { createHash } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import pino, { type LoggerOptions } from 'pino'
import type { Config } from './config'

/** One line of JSON for each request and each fault. Nothing in it says who a person is: accounts are hashed, values are cut out of messages. */
export const makeLog = (config: Config): FastifyBaseLogger => pino(logOptions(config))

export const logOptions = (config: Config): LoggerOptions => ({
  level: config.LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: faultOf },
  formatters: { level: (level) => ({ level }) },
})

export const hashOf = (accountId: string): string => createHash('sha256').update(accountId).digest('hex').slice(0, 12)

/** What helps to find a fault. Database errors quote the values they stumble over, so texts in quotes and long numbers are left out. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, constraint, table } = error as Error & Record<string, unknown>
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, code, constraint, table, message: withoutValues(error.message), stack: frames.slice(0, 12).map((line) => line.trim()) }
}

export const withoutValues = (message: string): string =>
  message
    .replace(/(["'`])(?:(?!\1)[^\\]|\\.){3,}\1/gs, '…')
    .replace(/\d{5,}/g, '…')
    .slice(-600)
