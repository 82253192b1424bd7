import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { answersOf, attributeKey, camelCase, extensions, pascalCase, useOf, type Attribute, type AttributeOwner, type DomainExtension } from '@tolok/domain'
import { Kind, type FieldNode, type SelectionSetNode } from 'graphql'
import { useMemo } from 'react'
import { useFormat } from './format'
import { graphql } from './graphql'
import { useLanguage } from './i18n'
import { useSession } from './session'

/** What one extension declares of an owner, as far as the viewer may see it. */
export type Added = { extension: DomainExtension; field: string; attributes: readonly Attribute[] }

/** Every extension's attributes of agencies, employees or indicators, for this viewer. */
export const useAdded = (of: AttributeOwner): readonly Added[] => {
  const { may } = useSession()
  return useMemo(
    () =>
      extensions.flatMap((extension) => {
        const attributes = (extension.attributes ?? []).filter((one) => one.of === of && (!one.read || may(one.read)))
        return attributes.length > 0 && may(useOf(extension.name)) ? [{ extension, field: camelCase(extension.name), attributes }] : []
      }),
    [of, may],
  )
}

const named = (value: string, selectionSet?: SelectionSetNode): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value }, ...(selectionSet && { selectionSet }) })
const selectionsOf = ({ field, attributes }: Added): FieldNode => named(field, { kind: Kind.SELECTION_SET, selections: attributes.map(({ id }) => named(id)) })

/** A document that also asks for the attributes of its nodes (`agencies { nodes { … muaraContoh { shore } } }`). Without any it is the document itself. */
export const useWithAttributes = <Answer, Variables extends OperationVariables>(document: TypedDocumentNode<Answer, Variables>, added: readonly Added[]): TypedDocumentNode<Answer, Variables> =>
  useMemo(() => {
    if (added.length === 0) return document
    const inNodes = (set: SelectionSetNode, isNodes: boolean): SelectionSetNode => ({
      ...set,
      selections: [
        ...set.selections.map((one) => (one.kind === Kind.FIELD && one.selectionSet && !isNodes ? { ...one, selectionSet: inNodes(one.selectionSet, one.name.value === 'nodes') } : one)),
        ...(isNodes ? added.map(selectionsOf) : []),
      ],
    })
    return { ...document, definitions: document.definitions.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? { ...one, selectionSet: inNodes(one.selectionSet, false) } : one)) }
  }, [document, added])

const wordsOf = (added: readonly Added[]) => added.map(({ field, attributes }) => `${field} { ${attributes.map(({ id }) => id).join(' ')} }`).join(' ')
/** One owner with its attributes, and the mutation that sets those of one extension. */
export const attributesDocument = (of: AttributeOwner, added: readonly Added[]) =>
  graphql(`query ${pascalCase(of.toLowerCase())}Attributes($id: ID!) { ${of.toLowerCase()}(id: $id) { id ${wordsOf(added)} } }` as never) as TypedDocumentNode<Record<string, Record<string, Values | null> | null>, { id: string }>
export const setterDocument = (of: AttributeOwner, one: Added) => {
  const type = pascalCase(one.extension.name) + pascalCase(of.toLowerCase())
  return graphql(`mutation Set${type}($id: ID!, $values: ${type}Values!) { set${type}(id: $id, values: $values) { id ${wordsOf([one])} } }` as never) as TypedDocumentNode<unknown, { id: string; values: Values }>
}

export type Value = string | boolean | null
export type Values = Record<string, Value>

/** An attribute's value as one reads it; a dash where none is known. */
export const useAttributeText = () => {
  const language = useLanguage()
  const format = useFormat()
  return (attribute: Attribute, value: Value | undefined): string => {
    if (value === null || value === undefined) return '–'
    if (attribute.kind === 'DAY') return format.day(String(value))
    if (attribute.kind === 'NUMBER') return `${format.number(String(value))} ${attribute.unit}`
    if (attribute.kind === 'TEXT') return String(value)
    const answer = attribute.kind === 'FLAG' ? (value ? 'YES' : 'NO') : value
    return answersOf(attribute).find(({ id }) => id === answer)?.label[language] ?? String(value)
  }
}

/** The filters in an address: 'muara-contoh.shore:OPEN;…', as the API takes them. What is not there for the viewer is left out. */
export const filtersIn = (address: string | undefined, added: readonly Added[]): { attribute: string; in: string[] }[] | undefined => {
  const filters = (address ?? '').split(';').flatMap((part) => {
    const [attribute, answer] = part.split(':')
    const known = added.some(({ extension, attributes }) => attributes.some((one) => attributeKey(extension.name, one) === attribute && answersOf(one).some(({ id }) => id === answer)))
    return known ? [{ attribute: attribute!, in: [answer!] }] : []
  })
  return filters.length > 0 ? filters : undefined
}
