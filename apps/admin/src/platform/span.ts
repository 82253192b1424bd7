import { useFormat } from './format'
import { useText } from './i18n'
import { usePlace } from './place'

/** How long something held, in words, and whether it holds today. `until` is the first day on which it no longer does. */
export const useSpan = () => {
  const text = useText()
  const format = useFormat()
  const { today } = usePlace()
  return (from: string, until: string | null) => ({
    from,
    when: until
      ? text('history.until', { from: format.day(from), until: format.day(until) })
      : text('history.since', { day: format.day(from) }),
    isNow: from <= today && (until === null || until > today),
  })
}
