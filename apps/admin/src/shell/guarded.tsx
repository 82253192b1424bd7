import type { ReactNode } from 'react'
import { useSession } from '../platform/session'
import type { AnyView } from '../platform/view'
import { Missing } from './dead-ends'

/** A view that its viewer may not have looks exactly like one that does not exist. */
export const Guarded = ({ view, children }: { view: AnyView; children: ReactNode }) =>
  useSession().may(view.needs) ? children : <Missing />
