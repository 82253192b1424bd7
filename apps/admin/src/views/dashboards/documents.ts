import { graphql, type ResultOf, type VariablesOf } from '../../platform/graphql'

export const DashboardsDocument = graphql(`
  query Dashboards($after: String, $text: String) {
    dashboards(first: 50, after: $after, text: $text) {
      nodes {
        id
        title
        description
        isOwn
        ownerName
        sharing
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

export const TileReportsDocument = graphql(`
  query TileReports($queries: [ReportQueryInput!]!) {
    reports(queries: $queries) {
      columns {
        key
        label
        measure
        isTotal
        comparator
        part
        derivation
        members {
          id
          label
          level
        }
        unit
        format
        polarity
      }
      rows {
        kind
        members {
          id
          label
          level
        }
        values
        exact
        notes {
          code
          message
          path
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      rowCount
      truncated
      period {
        from
        to
      }
      asOf
      queryHash
    }
  }
`)
export type TileAnswer = ResultOf<typeof TileReportsDocument>['reports'][number]
export type TileQuery = VariablesOf<typeof TileReportsDocument>['queries']

/** How the figures and dimensions on the tiles are called. */
export const NamesDocument = graphql(`
  query TileNames {
    reportCatalogue {
      measures {
        id
        label {
          id
          en
        }
      }
      dimensions {
        id
        label {
          id
          en
        }
        choices {
          id
          label {
            id
            en
          }
        }
      }
    }
  }
`)
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
    }
  }
`)
export const ArchiveDashboardDocument = graphql(`
  mutation ArchiveDashboard($id: ID!) {
    archiveDashboard(id: $id) {
      id
      archivedAt
    }
  }
`)
