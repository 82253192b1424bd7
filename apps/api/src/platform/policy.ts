import type { Permission } from '@tolok/domain'
import { Extensions } from 'type-graphql'

/** Who may see a type or a field: a permission, anyone signed in, or everyone. Checked once per operation by walking the document. */
export type Policy = Permission | 'SIGNED_IN' | 'PUBLIC'

/** Stands on an object type (its fields' default), on a field, a query or a mutation. */
export const Needs = (policy: Policy) => Extensions({ needs: policy })
