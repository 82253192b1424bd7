import { CloseButton, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '../platform/i18n'
import classes from './panel.module.css'

type Parts = { children: ReactNode; panel: { title: string; subtitle?: string; content: ReactNode } | null; onClose: () => void }

/** A list with what was opened from it beside it; on a narrow screen above it. The list never loses its place. */
export const WithPanel = ({ children, panel, onClose }: Parts) => {
  const text = useText()
  const isWide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  if (!isWide) {
    return (
      <>
        {children}
        <Drawer
          opened={panel !== null}
          onClose={onClose}
          position="right"
          size="100%"
          title={panel?.title}
          closeButtonProps={{ 'aria-label': text('close') }}
        >
          {panel?.subtitle && <p className={`${classes.subtitle} ${classes.apart}`}>{panel.subtitle}</p>}
          {panel?.content}
        </Drawer>
      </>
    )
  }
  return (
    <div className={classes.split} data-open={panel !== null || undefined}>
      <div className={classes.list}>{children}</div>
      {panel && <Beside {...panel} onClose={onClose} />}
    </div>
  )
}

const Beside = ({ title, subtitle, content, onClose }: { title: string; subtitle?: string; content: ReactNode; onClose: () => void }) => {
  const text = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  // The reader is told what opened; closing hands the focus back to the list by itself.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title])
  return (
    <aside className={classes.panel} aria-label={title} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className={classes.head}>
        <div>
          <h2 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h2>
          {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        </div>
        <CloseButton aria-label={text('close')} onClick={onClose} />
      </div>
      {content}
    </aside>
  )
}
