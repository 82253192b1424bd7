import type { Slice } from '../../platform/slice'
import { webhookRoutes } from './clock'
import { WebhookResolver } from './webhook.resolver'

export const webhooks: Slice = { name: 'webhooks', resolvers: [WebhookResolver], routes: webhookRoutes }
