import type { Databases } from '../../platform/database'
import type { Routes } from '../../platform/routes'
import { runDue, type House } from './run'

const every = 30_000

/** Looks every half minute for what is due, one look at a time, until `stop`. */
export function watchClock(databases: Databases, house: Required<House>, now: () => Date = () => new Date()): { look: () => Promise<void>; stop: () => Promise<void> } {
  let working: Promise<void> | undefined
  const look = (): Promise<void> =>
    (working ??= runDue(databases, now(), house)
      .then(() => {})
      .catch((fault: unknown) => house.log.error({ err: fault }, 'schedules could not be looked at'))
      .finally(() => (working = undefined)))
  const timer = setInterval(() => void look(), every).unref()
  return {
    look,
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}

let home = ''
/** Where people reach Tolok, as it was configured: never what a request says of itself. */
export const ourHome = (): string => home

/** Tests turn the clock themselves. */
export const scheduleRoutes: Routes = (app, { databases, config }) => {
  home = config.PUBLIC_URL
  if (config.NODE_ENV === 'test') return
  let clock: ReturnType<typeof watchClock> | undefined
  app.addHook('onReady', async () => void (clock = watchClock(databases, { home: config.PUBLIC_URL, log: app.log })))
  app.addHook('onClose', async () => clock?.stop())
}
