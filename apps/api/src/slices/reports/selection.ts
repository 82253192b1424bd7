import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Does the document select any of these fields directly under the one being resolved, through fragments too? */
export function asksFor({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, names: readonly string[]): boolean {
  return (fieldNodes as readonly FieldNode[]).some(({ selectionSet }) => selects(selectionSet))

  function selects(set: SelectionSetNode | undefined): boolean {
    return (set?.selections ?? []).some((selection) => {
      if (selection.kind === 'Field') return names.includes(selection.name.value)
      return selects(selection.kind === 'InlineFragment' ? selection.selectionSet : fragments[selection.name.value]?.selectionSet)
    })
  }
}
