import 'reflect-metadata' // TypeGraphQL wants it before the first decorator, and every decorated file imports this one
import type { Permission } from '@tolok/domain'
import { Extensions } from 'type-graphql'

/** Who may see a type or a field: a permission, anyone signed in, or everyone. Checked once per operation by walking the document. */
export type Policy = Permission | 'SIGNED_IN' | 'PUBLIC'

/** Stands on an object type (its fields' default), on a field, a query or a mutation. */
export const Needs = (policy: Policy) => Extensions({ needs: policy })

/** Stands on a query or mutation of which only a few may run at once: the rest wait a little, or are asked to come again. */
export const Heavy = () => Extensions({ heavy: true })

/** Stands on a query or mutation that only a person who is signed in may send, never a program with a token. */
export const InPerson = () => Extensions({ inPerson: true })

/** Stands on a query that answers null to whoever is not signed in, so that they may ask it with any fields. */
export const NullForStrangers = () => Extensions({ nullForStrangers: true })
