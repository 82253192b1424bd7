export { graphql, readFragment, type FragmentOf, type ResultOf, type VariablesOf } from '@tolok/client'
