import { graphql } from '../../platform/graphql'

export const DraftSchemeDocument = graphql(`
  mutation DraftScheme($draft: SchemeDraftInput!) {
    draftScheme(draft: $draft) {
      id
    }
  }
`)
export const EditDraftDocument = graphql(`
  mutation EditDraft($id: ID!, $revision: Int!, $document: JSON!, $reason: String!) {
    editDraft(id: $id, revision: $revision, document: $document, reason: $reason) {
      id
      revision
    }
  }
`)
export const OpenDraftDocument = graphql(`
  mutation OpenDraft($id: ID!, $until: Date!) {
    openDraft(id: $id, until: $until) {
      id
      state
    }
  }
`)
export const CommentOnDraftDocument = graphql(`
  mutation CommentOnDraft($id: ID!, $text: String!) {
    commentOnDraft(id: $id, text: $text) {
      id
    }
  }
`)
export const AnswerCommentDocument = graphql(`
  mutation AnswerComment($id: ID!, $text: String!) {
    answerComment(id: $id, text: $text) {
      id
    }
  }
`)
export const SimulateDraftDocument = graphql(`
  mutation SimulateDraft($id: ID!) {
    simulateDraft(id: $id) {
      id
    }
  }
`)
export const PublishDraftDocument = graphql(`
  mutation PublishDraft($id: ID!) {
    publishDraft(id: $id) {
      id
    }
  }
`)
export const WithdrawDraftDocument = graphql(`
  mutation WithdrawDraft($id: ID!, $reason: String!) {
    withdrawDraft(id: $id, reason: $reason) {
      id
      state
    }
  }
`)
