import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Permission } from '@tolok/domain'
import type { ComponentType, FC, ReactNode } from 'react'
import type { Addresses } from './addresses'
import type { Catalogue, MessageId, TextArea } from './i18n'

export type Section = 'work' | 'measure' | 'people' | 'platform'

/** One page a person can see. `search` reads its part of the address and answers something sound for whatever stands there. */
export type View<Search extends object = object> = {
  path: string
  title: MessageId
  icon: ComponentType<{ size?: number; strokeWidth?: number; 'aria-hidden'?: boolean }>
  section: Section
  needs: Permission
  search: (raw: Record<string, unknown>) => Search
  /** Words of its own that only this view needs. */
  texts?: TextArea | Catalogue
  load: () => Promise<{ default: FC }>
}

/** A view as the list holds it: what it keeps in the address is its own affair. */
export type AnyView = View<object>

/** What the address says to a view, and how to change it: undefined removes a key; every change is a step for the back button unless replaced. */
export const useViewSearch = <Search extends object>(view: View<Search>) => {
  const search = view.search(useSearch({ strict: false }) as Record<string, unknown>)
  const navigate = useNavigate()
  const change = (part: Partial<Search>, { replace = false }: { replace?: boolean } = {}) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...part }), replace } as never)
  return [search, change] as const
}

type LinkParts<Path extends keyof Addresses> = { to: Path; search: Addresses[Path]; children: ReactNode }

/** A link to another view, with what it should show. Municipality and period go along. */
export const ViewLink = <Path extends keyof Addresses>({ to, search, children }: LinkParts<Path>) => (
  <Link to={`/${to as string}`} search={search as never}>
    {children}
  </Link>
)

/** Text in the address, or nothing. Numbers come as numbers from the router: `?teks=12` is still text. */
export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : typeof value === 'number' ? String(value) : undefined

/** One of the given words, or nothing. */
export const oneOf = <const Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value)

/** Each section's pages together, the sections as they first come: what was added at the end of the list stands where it says it belongs. */
export const inSections = (views: readonly AnyView[]): AnyView[] => {
  const sections = [...new Set(views.map(({ section }) => section))]
  return sections.flatMap((section) => views.filter((view) => view.section === section))
}

/** Two pages at one address: whoever deploys is told which, instead of one of them never being found. */
export const refuseCollisions = (views: readonly AnyView[]): void => {
  const twice = views.filter(({ path }, index) => views.findIndex((other) => other.path === path) !== index)
  if (twice.length > 0) throw new Error(`ROUTE_COLLISION ${twice.map(({ path, title }) => `/${path} (${title})`).join(', ')}: another page has this address, give it one of its own.`)
}
