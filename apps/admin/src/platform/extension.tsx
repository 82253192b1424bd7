import { Title } from '@mantine/core'
import { useOf, type Permission } from '@tolok/domain'
import { Component, createContext, lazy, Suspense, useContext, type ComponentType, type ReactNode } from 'react'
import { useText, type Catalogue, type MessageId } from './i18n'
import { useSession } from './session'
import type { AnyView } from './view'

/** The places that core's pages leave open, and what they tell whoever stands there. Ids are those of the API: '1671:BAPENDA'. */
export type Places = {
  /** Below the counts of the first page. */
  'home.card': object
  /** At the end of what is shown of one, below its title. */
  'agency.panel': { id: string }
  'employee.panel': { id: string }
  'indicator.panel': { id: string }
  /** A cell in its list's row; a column that has one for each row. Agencies stand in a tree until they are searched: their cells and buttons come with the list. */
  'agency.column': { id: string }
  'employee.column': { id: string }
  'indicator.column': { id: string }
  /** A button at the end of its list's row, no higher than 28 pixels; it does not open the row. */
  'agency.action': { id: string }
  'employee.action': { id: string }
  'indicator.action': { id: string }
  /** Below the figure in the form for a new observation, inside that form: a button here says `type="button"`. */
  'observation.form': { targetId: string }
}
export type PlaceName = keyof Places

/** One component in one place. `title` names the section, or heads the column; no other in the same place has it. */
export type Placed<P extends PlaceName = PlaceName> = { [At in P]: { at: At; title: MessageId; needs?: Permission; load: () => Promise<{ default: ComponentType<Places[At]> }> } }[P]

/** What a municipality adds to the screens: pages of its own, and what stands in the places of core's. Its attributes come by themselves. */
export type AdminExtension = {
  /** The same as of its folders in the domain and the API. */
  name: string
  texts: Catalogue
  views?: readonly AnyView[]
  places?: readonly Placed[]
}

const Extensions = createContext<readonly AdminExtension[]>([])
export const ExtensionsProvider = Extensions.Provider

/** What stands in a place, as far as the viewer's municipality has it. */
export const usePlaced = (at: PlaceName): Placed[] => {
  const { may } = useSession()
  return useContext(Extensions).flatMap(({ name, places = [] }) => (may(useOf(name)) ? places.filter((one) => one.at === at && (!one.needs || may(one.needs))) : []))
}

const loaded = new WeakMap<Placed, ComponentType<object>>()
/** The component of an entry, fetched when it is first shown. `given` is what its place gives. */
export const PlacedPart = ({ entry, given }: { entry: Placed; given: object }) => {
  const Part = loaded.get(entry) ?? lazy(entry.load as () => Promise<{ default: ComponentType<object> }>)
  loaded.set(entry, Part)
  return (
    <Contained>
      <Suspense fallback={null}>
        <Part {...given} />
      </Suspense>
    </Contained>
  )
}

/** Everything that stands in one place, each in a section of its own; nothing where nothing does. */
export const Place = <P extends PlaceName>({ at, given }: { at: P; given: Places[P] }) => {
  const text = useText()
  return usePlaced(at).map((entry) => (
    <section key={entry.title} aria-label={text(entry.title)}>
      {at.endsWith('.panel') && (
        <Title order={3} mb="xs">
          {text(entry.title)}
        </Title>
      )}
      <PlacedPart entry={entry} given={given} />
    </section>
  ))
}

/** A fault of an extension takes nothing of core's page with it. */
class Contained extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError = () => ({ isBroken: true })
  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}
const Broken = () => <p className="quiet">{useText()('extension.broken')}</p>
