import type { OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { useCallback, useEffect, useRef } from 'react'

type Page = { nodes: readonly unknown[]; pageInfo: { endCursor: string | null; hasNextPage: boolean }; totalCount: number }
type PageField<Answer> = { [Field in keyof Answer]: Answer[Field] extends Page ? Field : never }[keyof Answer]
type NodeOf<Answer, Field extends keyof Answer> = Answer[Field] extends { nodes: readonly (infer Node)[] } ? Node : never

/** Lists up to this length are read to their end at once, so that they can be sorted where they stand. */
const readWhole = 1000

/**
 * A list of the API as one growing array: `usePages(document, variables, 'employees')`. The document takes `after`, and asks for the page's
 * `nodes`, `pageInfo` and `totalCount`. While new variables are on their way the earlier rows stay. `isWhole` says whether sorting is honest.
 */
export const usePages = <Answer, Variables extends OperationVariables, Field extends PageField<Answer>>(
  document: TypedDocumentNode<Answer, Variables>,
  variables: Variables,
  field: Field,
  { skip = false }: { skip?: boolean } = {},
) => {
  const { data, previousData, error, loading, fetchMore } = useQuery<unknown, OperationVariables>(document, { variables, skip })
  const shown = (data ?? previousData) as Answer | undefined
  const page = shown?.[field] as Page | undefined
  const after = data && page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  const asked = useRef<string | null>(null)

  const more = useCallback(() => {
    if (!after || asked.current === after) return
    asked.current = after
    void fetchMore({
      variables: { after },
      updateQuery: (earlier, { fetchMoreResult }) => joined(earlier as Answer, fetchMoreResult as Answer, field),
    })
  }, [after, fetchMore, field])

  const isShort = (page?.totalCount ?? 0) <= readWhole
  useEffect(() => {
    if (isShort) more()
  }, [isShort, more])

  return {
    nodes: (page?.nodes ?? []) as NodeOf<Answer, Field>[],
    totalCount: page?.totalCount,
    /** The page as it came, with what the document asks of it beside its nodes. */
    page: shown?.[field],
    isWhole: page !== undefined && !page.pageInfo.hasNextPage,
    isLoading: (loading || skip) && !shown,
    error,
    more,
  }
}

const joined = <Answer>(earlier: Answer, next: Answer, field: keyof Answer): Answer => ({
  ...next,
  [field]: { ...next[field], nodes: [...(earlier[field] as Page).nodes, ...(next[field] as Page).nodes] },
})
