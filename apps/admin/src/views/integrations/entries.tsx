import type { ErrorLike } from '@apollo/client'
import { Button, Skeleton } from '@mantine/core'
import { TbPlus } from 'react-icons/tb'
import type { ComponentProps, ReactNode } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { Empty } from '../../ui/empty'
import classes from './integrations.module.css'

/** What a list is for, and the button that begins another of it. */
export const Bar = ({ lead, add, disabled, onAdd }: { lead: string; add: string; disabled: boolean; onAdd: () => void }) => (
  <div className={classes.bar}>
    <p className={classes.lead}>{lead}</p>
    <Button leftSection={<TbPlus size={18} aria-hidden />} disabled={disabled} onClick={onAdd}>
      {add}
    </Button>
  </div>
)

type Pages<Node> = { nodes: readonly Node[]; isLoading: boolean; isWhole: boolean; error: ErrorLike | undefined; more: () => void }
type Nothing = { icon: ComponentProps<typeof Empty>['icon']; title: string; why: string }

/** A list that grows by pages, in each of its states. */
export function Entries<Node>({ label, pages, empty, entry }: { label: string; pages: Pages<Node>; empty: Nothing; entry: (node: Node) => ReactNode }) {
  const text = useText()
  const { nodes, isLoading, isWhole, error, more } = pages
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (isLoading) return <Skeleton height={140} radius="lg" />
  if (nodes.length === 0)
    return (
      <Empty icon={empty.icon} title={empty.title}>
        {empty.why}
      </Empty>
    )
  return (
    <>
      <ul className={classes.entries} aria-label={label}>
        {nodes.map(entry)}
      </ul>
      {!isWhole && (
        <Button variant="subtle" mt="sm" onClick={more}>
          {text('files.more')}
        </Button>
      )}
    </>
  )
}
