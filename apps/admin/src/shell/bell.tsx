import { useQuery } from '@apollo/client/react'
import { TbBell } from 'react-icons/tb'
import { Link } from '@tanstack/react-router'
import { graphql } from '../platform/graphql'
import { useText } from '../platform/i18n'
import classes from './header.module.css'

export const UnreadDocument = graphql(`
  query Unread {
    inbox(first: 1, unread: true) {
      unreadCount
    }
  }
`)

/** How often the inbox is asked whether something came, in milliseconds. */
const rhythm = 60_000

/** The way to the inbox, with how much in it is new. */
export const Bell = () => {
  const text = useText()
  const { data } = useQuery(UnreadDocument, { pollInterval: rhythm, skipPollAttempt: () => document.hidden })
  const count = data?.inbox.unreadCount ?? 0
  return (
    <Link to="/kotak-masuk" className={classes.bell} aria-label={text('inbox.open', { count })} title={text('inbox.open', { count })}>
      <TbBell size={22} strokeWidth={1.6} aria-hidden />
      {count > 0 && (
        <span className={classes.count} aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
