import path from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false', '']).default('').transform((text) => text === '1' || text === 'true')
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

/** Every name the API reads from its environment; .env.example lists the same, and a test compares them. */
const shape = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().min(1).default('localhost'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  ADMIN_DIST: z.string().min(1).default(path.join('apps', 'admin', 'dist')),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Addresses or networks of the proxies in front, comma separated. Only they may say who the client is. */
  TRUST_PROXY: z.string().default('').transform((text) => text.split(',').map((hop) => hop.trim()).filter(Boolean)),
  DEMO: flag,
  INTROSPECTION: flag,
  EXECUTOR: z.enum(['jit', 'graphql']).default('jit'),
  POOL_SIZE: whole(2, 100).default(6),
  /** How long /readyz says no before we stop listening: as long as the balancer in front needs to notice. */
  DRAIN_SECONDS: whole(0, 60).default(0),
  SESSION_HOURS: whole(1, 24 * 7).default(12),
  SESSION_IDLE_MINUTES: whole(1, 24 * 60).default(60),
  /** Development alone: webhooks may go to http and to addresses of this machine and its network. */
  WEBHOOKS_ANYWHERE: flag,
  TOKEN_REQUESTS_PER_MINUTE: whole(1, 100_000).default(600),
  TOKEN_COST_PER_MINUTE: whole(1000, 100_000_000).default(200_000),
})

export type Config = Omit<z.infer<typeof shape>, 'PUBLIC_URL'> & { PUBLIC_URL: string }
export const configNames = Object.keys(shape.shape)

/** Stops the start with every bad name at once, so that a person mends them in one go. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in shape.shape && value !== ''))
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(['The configuration does not fit:', ...lines].join('\n'))
  }
  return { ...parsed.data, PUBLIC_URL: (parsed.data.PUBLIC_URL ?? `http://localhost:${parsed.data.PORT}`).replace(/\/$/, '') }
}
