import { Loader } from '@mantine/core'
import { useText } from '../platform/i18n'

/** The still moment before the first screen. */
export const Opening = () => {
  const text = useText()
  return (
    <div role="status" aria-label={text('opening')} style={{ minHeight: '100dvh', display: 'grid', placeItems: 'center' }}>
      <Loader aria-hidden />
    </div>
  )
}
