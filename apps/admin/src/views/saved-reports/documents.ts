import { graphql, type ResultOf } from '../../platform/graphql'

export const SavedReportsDocument = graphql(`
  query SavedReports($after: String, $text: String, $folder: String, $own: Boolean, $favourites: Boolean, $awaiting: Boolean, $archived: Boolean) {
    savedReports(first: 50, after: $after, text: $text, folder: $folder, own: $own, favourites: $favourites, awaiting: $awaiting, archived: $archived) {
      nodes {
        id
        title
        folder
        sharing
        sharedRole
        sharedAgency {
          id
          name
        }
        ownerName
        isOwn
        isFavourite
        changedAt
        archivedAt
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type SavedReportInList = ResultOf<typeof SavedReportsDocument>['savedReports']['nodes'][number]

export const SavedReportDocument = graphql(`
  query SavedReport($id: ID!) {
    savedReport(id: $id) {
      id
      municipalityId
      title
      description
      folder
      version
      isOwn
      isFavourite
      ownerName
      changedAt
      archivedAt
      document
      file
      fileName
      sharing
      sharedRole
      sharedAgency {
        id
        name
      }
      publishedVersion
      publication {
        state
        reason
        note
        requestedByName
        decidedByName
        version
      }
      problems {
        code
        path
        facts
      }
      schedule {
        id
        cron
        timeZone
        channels
        addresses
        accounts
        active
        nextRunAt
      }
      versions {
        version
        title
        reason
        recordedAt
        changedByName
        document
      }
    }
  }
`)
export type SavedReport = NonNullable<ResultOf<typeof SavedReportDocument>['savedReport']>

export const FavourReportDocument = graphql(`
  mutation FavourReport($id: ID!, $favourite: Boolean!) {
    favourReport(id: $id, favourite: $favourite) {
      id
      isFavourite
    }
  }
`)
export const RenameReportDocument = graphql(`
  mutation RenameReport($id: ID!, $title: String!, $description: String, $expectedVersion: Int!) {
    renameReport(id: $id, title: $title, description: $description, expectedVersion: $expectedVersion) {
      id
      title
      description
      version
    }
  }
`)
export const MoveReportDocument = graphql(`
  mutation MoveReport($id: ID!, $folder: String!) {
    moveReport(id: $id, folder: $folder) {
      id
      folder
    }
  }
`)
export const ArchiveReportDocument = graphql(`
  mutation ArchiveReport($id: ID!, $archived: Boolean!) {
    archiveReport(id: $id, archived: $archived) {
      id
      archivedAt
    }
  }
`)
export const RestoreVersionDocument = graphql(`
  mutation RestoreVersion($draft: SavedReportDraft!) {
    saveReport(draft: $draft) {
      id
      version
    }
  }
`)
export const ImportReportDocument = graphql(`
  mutation ImportReport($document: JSON!, $folder: String, $municipalityId: Int) {
    importReport(document: $document, folder: $folder, municipalityId: $municipalityId) {
      id
    }
  }
`)
export const ShareReportDocument = graphql(`
  mutation ShareReport($id: ID!, $sharing: SharingInput!) {
    shareReport(id: $id, sharing: $sharing) {
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
export const RequestPublicationDocument = graphql(`
  mutation RequestPublication($id: ID!, $reason: String!) {
    requestPublication(id: $id, reason: $reason) {
      id
      sharing
    }
  }
`)
export const ApprovePublicationDocument = graphql(`
  mutation ApprovePublication($id: ID!, $note: String) {
    approvePublication(id: $id, note: $note) {
      id
      sharing
    }
  }
`)
export const DeclinePublicationDocument = graphql(`
  mutation DeclinePublication($id: ID!, $note: String!) {
    declinePublication(id: $id, note: $note) {
      id
      sharing
    }
  }
`)
