import { graphql, type ResultOf } from '../../platform/graphql'

/** What this viewer may ask, with names in both languages. */
export const CatalogueDocument = graphql(`
  query ReportCatalogue {
    reportCatalogue {
      measures {
        id
        label {
          id
          en
        }
        description {
          id
          en
        }
        dimensions
      }
      dimensions {
        id
        label {
          id
          en
        }
        description {
          id
          en
        }
        kind
        operators
        grains
        deepestLevel
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

export type Catalogue = ResultOf<typeof CatalogueDocument>['reportCatalogue']
