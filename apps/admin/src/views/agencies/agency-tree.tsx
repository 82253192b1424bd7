import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { TbBuildingCommunity, TbChevronDown, TbChevronRight } from 'react-icons/tb'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { graphql, type ResultOf } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { Empty } from '../../ui/empty'
import classes from './agency-tree.module.css'

export const BranchDocument = graphql(`
  query Branch($municipalityId: Int, $parentId: ID, $level: Int) {
    agencies(municipalityId: $municipalityId, parentId: $parentId, level: $level, first: 200) {
      nodes {
        id
        code
        name
        kind
        childCount
      }
    }
  }
`)

type Agency = ResultOf<typeof BranchDocument>['agencies']['nodes'][number]
type Choice = { openId: string | undefined; onOpen: (id: string) => void }

/** The tree as it stands today. A branch is fetched when it is opened; arrow keys walk through what is open. */
export const AgencyTree = (choice: Choice) => {
  const text = useText()
  const { municipality, municipalities } = usePlace()
  return (
    <div className={classes.frame}>
      <ul role="tree" aria-label={text('agencies.tree')} className={classes.tree} onKeyDown={walk}>
        {municipality ? (
          <Branch municipalityId={municipality.id} depth={1} choice={choice} isFirst />
        ) : (
          municipalities.map(({ id, name }, index) => (
            <Item key={id} depth={1} name={name} hasChildren isFirst={index === 0} isStrong>
              <Branch municipalityId={id} depth={2} choice={choice} />
            </Item>
          ))
        )}
      </ul>
    </div>
  )
}

type BranchParts = { municipalityId?: number; parentId?: string; depth: number; choice: Choice; isFirst?: boolean }

const Branch = ({ municipalityId, parentId, depth, choice, isFirst = false }: BranchParts) => {
  const text = useText()
  const { data, error } = useQuery(BranchDocument, { variables: parentId ? { parentId } : { municipalityId, level: 1 } })
  if (error) {
    return (
      <li role="none" className={classes.aside}>
        <Problem refusals={refusalsFrom(error)} />
      </li>
    )
  }
  if (!data) return <Waiting depth={depth} />
  if (data.agencies.nodes.length === 0) {
    return (
      <li role="none">
        <Empty icon={TbBuildingCommunity} title={text('agencies.empty')}>
          {text('agencies.empty.why')}
        </Empty>
      </li>
    )
  }
  return data.agencies.nodes.map((agency, index) => (
    <AgencyItem key={agency.id} agency={agency} depth={depth} choice={choice} isFirst={isFirst && index === 0} />
  ))
}

const AgencyItem = ({ agency, depth, choice, isFirst }: { agency: Agency; depth: number; choice: Choice; isFirst: boolean }) => {
  const text = useText()
  return (
    <Item
      depth={depth}
      name={agency.name}
      note={`${text(`agency-kind.${agency.kind}`)} · ${agency.code}`}
      count={agency.childCount > 0 ? text('agencies.parts', { count: agency.childCount }) : undefined}
      hasChildren={agency.childCount > 0}
      isFirst={isFirst}
      isOpened={choice.openId === agency.id}
      onOpen={() => choice.onOpen(agency.id)}
    >
      <Branch parentId={agency.id} depth={depth + 1} choice={choice} />
    </Item>
  )
}

type ItemParts = {
  depth: number
  name: string
  note?: string
  count?: string
  hasChildren: boolean
  isFirst: boolean
  isOpened?: boolean
  isStrong?: boolean
  onOpen?: () => void
  children: ReactNode
}

const Item = ({ depth, name, note, count, hasChildren, isFirst, isOpened = false, isStrong = false, onOpen, children }: ItemParts) => {
  const [branch, words] = [useId(), useId()]
  const [isExpanded, setExpanded] = useState(false)
  const Arrow = isExpanded ? TbChevronDown : TbChevronRight
  const turn = () => setExpanded(!isExpanded)
  const open = onOpen ?? turn
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'ArrowRight' && hasChildren && !isExpanded) setExpanded(true)
    else if (event.key === 'ArrowLeft' && isExpanded) setExpanded(false)
    else if (event.key === 'Enter' || event.key === ' ') open()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <li role="none">
      <div
        role="treeitem"
        aria-labelledby={words}
        aria-level={depth}
        aria-expanded={hasChildren ? isExpanded : undefined}
        aria-selected={isOpened}
        aria-owns={isExpanded ? branch : undefined}
        tabIndex={isFirst ? 0 : -1}
        className={classes.row}
        style={{ paddingInlineStart: 8 + (depth - 1) * 24 }}
        onKeyDown={onKeyDown}
        onClick={open}
      >
        <span
          className={classes.arrow}
          onClick={(event) => {
            event.stopPropagation()
            if (hasChildren) turn()
          }}
        >
          {hasChildren && <Arrow size={18} aria-hidden />}
        </span>
        <span id={words} className={classes.words}>
          <span className={classes.name} data-strong={isStrong || undefined}>
            {name}
          </span>
          {note && <span className={classes.note}>{note}</span>}
          {count && <span className={classes.count}>{count}</span>}
        </span>
      </div>
      {isExpanded && (
        <ul role="group" id={branch} className={classes.group}>
          {children}
        </ul>
      )}
    </li>
  )
}

const Waiting = ({ depth }: { depth: number }) =>
  [60, 45, 52].map((width) => (
    <li key={width} role="none" aria-hidden className={classes.row} style={{ paddingInlineStart: 34 + (depth - 1) * 24 }}>
      <Skeleton height={12} width={`${width}%`} />
    </li>
  ))

/** Up, down, home and end among the items that show; left from a closed item goes to the one above it. */
const walk = (event: KeyboardEvent<HTMLUListElement>) => {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')]
  const here = document.activeElement?.closest<HTMLElement>('[role="treeitem"]')
  if (!here) return
  const index = items.indexOf(here)
  const next: Record<string, HTMLElement | null | undefined> = {
    ArrowDown: items[index + 1],
    ArrowUp: items[index - 1],
    Home: items[0],
    End: items.at(-1),
    ArrowRight: here.getAttribute('aria-expanded') === 'true' ? items[index + 1] : undefined,
    ArrowLeft: here.closest('[role="group"]')?.previousElementSibling as HTMLElement | null | undefined,
  }
  const to = next[event.key]
  if (!to) return
  event.preventDefault()
  for (const item of items) item.tabIndex = item === to ? 0 : -1
  to.focus()
}
