import { UnstyledButton } from '@mantine/core'
import { TbDots } from 'react-icons/tb'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../platform/i18n'
import { useSession } from '../platform/session'
import type { AnyView } from '../platform/view'
import { Mark } from '../ui/mark'
import classes from './rail.module.css'

const AllViews = lazy(() => import('./all-views'))
const inBottomBar = 4

/** The views in menu order: a rail on a wide screen, a bar at the thumb on a phone. */
export const Rail = ({ views }: { views: readonly AnyView[] }) => {
  const text = useText()
  const { may } = useSession()
  const [isMoreOpen, setMoreOpen] = useState(false)
  const open = views.filter((view) => may(view.needs))
  const hasMore = open.length > inBottomBar + 1

  return (
    <nav className={classes.rail} aria-label={text('shell.menu')}>
      <div className={classes.mark}>
        <Mark size={32} />
      </div>
      <ul className={classes.list}>
        {open.map((view, index) => (
          <li
            key={view.path}
            className={classes.item}
            data-after-section={(index > 0 && open[index - 1]?.section !== view.section) || undefined}
            data-overflowing={(hasMore && index >= inBottomBar) || undefined}
          >
            <ViewItem view={view} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <UnstyledButton className={`${classes.entry} ${classes.more}`} onClick={() => setMoreOpen(true)} aria-haspopup="dialog">
          <TbDots size={22} strokeWidth={1.6} aria-hidden />
          <span>{text('shell.more')}</span>
        </UnstyledButton>
      )}
      {isMoreOpen && (
        <Suspense fallback={null}>
          <AllViews views={open} close={() => setMoreOpen(false)} />
        </Suspense>
      )}
    </nav>
  )
}

export const ViewItem = ({ view, onChoose }: { view: AnyView; onChoose?: () => void }) => {
  const text = useText()
  const Icon = view.icon
  return (
    <Link to={`/${view.path}`} className={classes.entry} activeOptions={{ exact: true, includeSearch: false }} onClick={onChoose}>
      <Icon size={22} strokeWidth={1.6} aria-hidden />
      <span>{text(view.title)}</span>
    </Link>
  )
}
