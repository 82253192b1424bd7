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
        format
        rollUp
        unit
        polarity
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

/** What people look for first comes first: shares, then amounts, then counts; each in the catalogue's order. */
const places = ['PERCENT', 'AMOUNT', 'COUNT']
export const inReadingOrder = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  measures: [...catalogue.measures].sort((a, b) => places.indexOf(a.format) - places.indexOf(b.format)),
})
