import { lazy, Suspense, useState, type ComponentType, type FC } from 'react'

type Opener = { onClick?: () => void; onPointerEnter?: () => void; onFocus?: () => void }

/**
 * A button whose menu is fetched when it is first wanted: the button shows at once, its code begins to load under the pointer or the focus,
 * and the first press swaps it for the full thing, already open.
 */
export const onDemand = <Props extends object>(
  Button: ComponentType<Props & Opener>,
  load: () => Promise<{ default: FC<Props> }>,
): FC<Props> => {
  const Full = lazy(load)
  return function OnDemand(props: Props) {
    const [isWanted, setWanted] = useState(false)
    const prepare = () => void load()
    const button = <Button {...props} onClick={() => setWanted(true)} onPointerEnter={prepare} onFocus={prepare} />
    if (!isWanted) return button
    return (
      <Suspense fallback={button}>
        <Full {...props} />
      </Suspense>
    )
  }
}
