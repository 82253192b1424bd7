import { graphql, type ResultOf } from '../../platform/graphql'

export const InboxDocument = graphql(`
  query Inbox($after: String, $unread: Boolean!) {
    inbox(first: 50, after: $after, unread: $unread) {
      nodes {
        id
        kind
        detail
        recordedAt
        readAt
        reportId
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      unreadCount
    }
  }
`)
export type Message = ResultOf<typeof InboxDocument>['inbox']['nodes'][number]

export const ReadMessageDocument = graphql(`
  mutation ReadMessage($id: ID!, $read: Boolean!) {
    readMessage(id: $id, read: $read) {
      id
      readAt
    }
  }
`)
export const ReadAllMessagesDocument = graphql(`
  mutation ReadAllMessages {
    readAllMessages
  }
`)
