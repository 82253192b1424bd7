import { graphql, type ResultOf } from '../../platform/graphql'

export const TokenScopesDocument = graphql(`
  query TokenScopes {
    tokenScopes
  }
`)

export const AccessTokensDocument = graphql(`
  query AccessTokens($ofIntegrators: Boolean!, $after: String) {
    accessTokens(ofIntegrators: $ofIntegrators, first: 50, after: $after) {
      nodes {
        id
        name
        prefix
        scopes
        operationCount
        integratorName
        expiresAt
        lastUsedAt
        revokedAt
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type AccessToken = ResultOf<typeof AccessTokensDocument>['accessTokens']['nodes'][number]

export const CreateAccessTokenDocument = graphql(`
  mutation CreateAccessToken($draft: AccessTokenDraft!) {
    createAccessToken(draft: $draft) {
      text
    }
  }
`)
export const RevokeAccessTokenDocument = graphql(`
  mutation RevokeAccessToken($id: ID!) {
    revokeAccessToken(id: $id) {
      id
      revokedAt
    }
  }
`)

export const IntegratorsDocument = graphql(`
  query Integrators($after: String) {
    integrators(first: 50, after: $after) {
      nodes {
        id
        name
        role
        agencyId
        scopes
        closedAt
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type Integrator = ResultOf<typeof IntegratorsDocument>['integrators']['nodes'][number]

export const CreateIntegratorDocument = graphql(`
  mutation CreateIntegrator($draft: IntegratorDraft!) {
    createIntegrator(draft: $draft) {
      id
    }
  }
`)
export const CloseIntegratorDocument = graphql(`
  mutation CloseIntegrator($id: ID!) {
    closeIntegrator(id: $id) {
      id
      closedAt
    }
  }
`)
