import { graphql, type ResultOf } from '../../platform/graphql'

export const ImportGuideDocument = graphql(`
  query ImportGuide($kind: ImportKind!) {
    importGuide(kind: $kind) {
      kind
      sample
      columns {
        header
        label
        labelEn
        required
        synonyms
        choices
        example
      }
    }
  }
`)

export const ImportJobsDocument = graphql(`
  query ImportJobs($municipalityId: Int, $after: String) {
    importJobs(municipalityId: $municipalityId, first: 50, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        kind
        status
        fileName
        rowCount
        newCount
        changedCount
        badCount
        createdByName
        createdAt
      }
    }
  }
`)
export type ImportJobInList = ResultOf<typeof ImportJobsDocument>['importJobs']['nodes'][number]

export const ImportJobDocument = graphql(`
  query ImportJob($id: ID!, $language: ImportLanguage!) {
    importJob(id: $id) {
      id
      municipalityId
      kind
      status
      fileName
      verified
      encoding
      delimiter
      sheet
      layout
      ignoredColumns
      columns {
        header
        label
        labelEn
      }
      questions {
        id
        kind
        header
        options
        text(language: $language)
        optionTexts(language: $language)
        examples {
          row
          text
        }
      }
      problems {
        code
        severity
        column
        reason(language: $language)
        remedy(language: $language)
      }
      rowCount
      rowsDone
      badCount
      warningCount
      newCount
      changedCount
      unchangedCount
      canApply
      canRetry
      createdByName
      createdAt
      appliedAt
      withdrawnAt
    }
  }
`)
export type ImportJob = NonNullable<ResultOf<typeof ImportJobDocument>['importJob']>

export const ImportRowsDocument = graphql(`
  query ImportRows($id: ID!, $only: ImportRowFilter!, $after: String, $language: ImportLanguage!) {
    importJob(id: $id) {
      id
      rows(first: 200, after: $after, only: $only) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        nodes {
          row
          outcome
          cells
          problems {
            code
            severity
            column
            cell
            value
            reason(language: $language)
            remedy(language: $language)
          }
        }
      }
    }
  }
`)
export type ImportRow = NonNullable<ResultOf<typeof ImportRowsDocument>['importJob']>['rows']['nodes'][number]

export const AnswerImportDocument = graphql(`
  mutation AnswerImport($id: ID!, $answers: JSON!) {
    answerImport(id: $id, answers: $answers) {
      id
      status
    }
  }
`)
export const ApplyImportDocument = graphql(`
  mutation ApplyImport($id: ID!) {
    applyImport(id: $id) {
      id
      status
    }
  }
`)
export const UndoImportDocument = graphql(`
  mutation UndoImport($id: ID!) {
    undoImport(id: $id) {
      id
      status
    }
  }
`)
export const CancelImportDocument = graphql(`
  mutation CancelImport($id: ID!) {
    cancelImport(id: $id) {
      id
      status
    }
  }
`)
export const RetryImportDocument = graphql(`
  mutation RetryImport($id: ID!) {
    retryImport(id: $id) {
      id
      status
    }
  }
`)
