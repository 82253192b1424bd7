import { graphql, type ResultOf, type VariablesOf } from '../../../platform/graphql'

export const KeptReportDocument = graphql(`
  query KeptReport($id: ID!) {
    savedReport(id: $id) {
      id
      title
      description
      folder
      version
      isOwn
      ownerName
      document
      problems {
        code
        path
        facts
      }
    }
  }
`)
export const ReadyReportDocument = graphql(`
  query ReadyReport {
    reportGallery {
      code
      query
      view
    }
  }
`)
export const SaveReportDocument = graphql(`
  mutation SaveReport($draft: SavedReportDraft!) {
    saveReport(draft: $draft) {
      id
      title
      description
      folder
      version
      isOwn
      document
    }
  }
`)
export const RequestExportDocument = graphql(`
  mutation RequestExport($input: ExportInput!) {
    requestExport(input: $input) {
      id
      status
    }
  }
`)
export type KeptReport = NonNullable<ResultOf<typeof KeptReportDocument>['savedReport']>
export type SavedReportDraft = VariablesOf<typeof SaveReportDocument>['draft']
export type ExportInput = VariablesOf<typeof RequestExportDocument>['input']
