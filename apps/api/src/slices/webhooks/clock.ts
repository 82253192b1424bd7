import type { Databases } from '../../platform/database'
import type { Routes } from '../../platform/routes'
import { deliverDue, type House } from './deliver'

const every = 2000
let anywhere = false
/** May webhooks go to this machine and its network, as configured? */
export const mayGoAnywhere = (): boolean => anywhere

/** Looks every two seconds for messages that are due, one look at a time, until `stop`. */
function watchDue(databases: Databases, house: Required<House>): { stop: () => Promise<void> } {
  let working: Promise<void> | undefined
  const look = () =>
    void (working ??= deliverDue(databases, new Date(), house)
      .then(() => {})
      .catch((fault: unknown) => house.log.error({ err: fault }, 'webhooks could not be looked after'))
      .finally(() => (working = undefined)))
  const timer = setInterval(look, every).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}

/** Tests turn the clock themselves. */
export const webhookRoutes: Routes = (app, { databases, config }) => {
  anywhere = config.WEBHOOKS_ANYWHERE
  if (config.NODE_ENV === 'test') return
  let clock: ReturnType<typeof watchDue> | undefined
  app.addHook('onReady', async () => void (clock = watchDue(databases, { anywhere, log: app.log })))
  app.addHook('onClose', async () => clock?.stop())
}
