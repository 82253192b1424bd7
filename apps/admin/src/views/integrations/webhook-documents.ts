import { graphql, type ResultOf } from '../../platform/graphql'

export const WebhookEventsDocument = graphql(`
  query WebhookEvents {
    webhookEvents
  }
`)

export const WebhooksDocument = graphql(`
  query Webhooks($after: String) {
    webhooks(first: 50, after: $after) {
      nodes {
        id
        name
        url
        events
        active
        failures
        stoppedAt
        waitingCount
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type Webhook = ResultOf<typeof WebhooksDocument>['webhooks']['nodes'][number]

export const CreateWebhookDocument = graphql(`
  mutation CreateWebhook($draft: WebhookDraft!) {
    createWebhook(draft: $draft) {
      secret
    }
  }
`)
export const ChangeWebhookDocument = graphql(`
  mutation ChangeWebhook($id: ID!, $change: WebhookChange!) {
    changeWebhook(id: $id, change: $change) {
      id
      name
      url
      events
      active
      failures
      stoppedAt
    }
  }
`)
export const RemoveWebhookDocument = graphql(`
  mutation RemoveWebhook($id: ID!) {
    removeWebhook(id: $id) {
      id
    }
  }
`)
export const TestWebhookDocument = graphql(`
  mutation TestWebhook($id: ID!) {
    testWebhook(id: $id) {
      id
    }
  }
`)

export const WebhookDeliveriesDocument = graphql(`
  query WebhookDeliveries($webhookId: ID!, $after: String) {
    webhookDeliveries(webhookId: $webhookId, first: 25, after: $after) {
      nodes {
        id
        event
        objectType
        objectId
        occurredAt
        replay
        state
        attempts
        nextAt
        lastStatus
        lastProblem
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type Delivery = ResultOf<typeof WebhookDeliveriesDocument>['webhookDeliveries']['nodes'][number]

export const ReplayDeliveryDocument = graphql(`
  mutation ReplayDelivery($webhookId: ID!, $id: ID!) {
    replayDelivery(webhookId: $webhookId, id: $id) {
      id
    }
  }
`)
export const ReplayDeliveriesDocument = graphql(`
  mutation ReplayDeliveries($webhookId: ID!, $from: DateTimeISO!, $until: DateTimeISO!) {
    replayDeliveries(webhookId: $webhookId, from: $from, until: $until)
  }
`)
