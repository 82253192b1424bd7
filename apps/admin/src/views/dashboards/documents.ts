import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql'
import { ReportFiguresFragment } from '../../platform/report'

export const DashboardsDocument = graphql(`
  query Dashboards($after: String, $text: String, $archived: Boolean) {
    dashboards(first: 50, after: $after, text: $text, archived: $archived) {
      nodes {
        id
        title
        description
        isOwn
        ownerName
        sharing
        sharedRole
        sharedAgency {
          id
          name
        }
        changedAt
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type DashboardInList = ResultOf<typeof DashboardsDocument>['dashboards']['nodes'][number]

export const DashboardDocument = graphql(`
  query Dashboard($id: ID!) {
    dashboard(id: $id) {
      id
      title
      description
      version
      isOwn
      ownerName
      filters
      sharing
      sharedRole
      sharedAgency {
        id
        name
      }
      archivedAt
      tiles {
        x
        y
        w
        h
        title
        view
        query
        report {
          id
          title
          document
        }
      }
    }
  }
`)
export type Dashboard = NonNullable<ResultOf<typeof DashboardDocument>['dashboard']>

export const TileReportsDocument = graphql(
  `
    query TileReports($queries: [ReportQueryInput!]!) {
      reports(queries: $queries) {
        ...ReportFigures
      }
    }
  `,
  [ReportFiguresFragment],
)
export type TileQuery = VariablesOf<typeof TileReportsDocument>['queries']

export const ReportChoicesDocument = graphql(`
  query ReportChoices($text: String) {
    savedReports(first: 30, text: $text) {
      nodes {
        id
        title
        document
      }
    }
  }
`)
export const SaveDashboardDocument = graphql(`
  mutation SaveDashboard($draft: DashboardDraft!) {
    saveDashboard(draft: $draft) {
      id # the version comes with its tiles, when they are read again
    }
  }
`)
export type DashboardDraft = VariablesOf<typeof SaveDashboardDocument>['draft']

export const ShareDashboardDocument = graphql(`
  mutation ShareDashboard($id: ID!, $sharing: SharingInput!) {
    shareDashboard(id: $id, sharing: $sharing) {
      id
      sharing
      sharedRole
      sharedAgency {
        id
        name
      }
    }
  }
`)
export const ArchiveDashboardDocument = graphql(`
  mutation ArchiveDashboard($id: ID!, $archived: Boolean!) {
    archiveDashboard(id: $id, archived: $archived) {
      id
      archivedAt
    }
  }
`)
