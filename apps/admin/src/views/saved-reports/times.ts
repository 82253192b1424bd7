/** When a schedule runs, as people choose it, and as the API's five fields (minute, hour, day of the month, month, day of the week) say it. */
export const rhythms = ['weekdays', 'weekly', 'monthly', 'own'] as const
export type Rhythm = (typeof rhythms)[number]
/** `at` is '07:00'; `weekday` 1 is Monday, 7 Sunday; `day` 1 to 28, or 'L' for the last of the month; `own` the five fields as they were typed. */
export type Times = { rhythm: Rhythm; at: string; weekday: string; day: string; own: string }

export const firstTimes: Times = { rhythm: 'weekdays', at: '07:00', weekday: '1', day: '1', own: '0 7 * * 1-5' }

export function toCron({ rhythm, at, weekday, day, own }: Times): string {
  if (rhythm === 'own') return own.trim().replaceAll(/\s+/g, ' ')
  const [hour, minute] = at.split(':').map(Number)
  const time = `${minute || 0} ${hour || 0}`
  if (rhythm === 'weekdays') return `${time} * * 1-5`
  return rhythm === 'weekly' ? `${time} * * ${weekday === '7' ? 0 : weekday}` : `${time} ${day} * *`
}

/** The choice that says the same; five fields that are none of the plain choices stay as they are. */
export function fromCron(cron: string): Times {
  const times = { ...firstTimes, own: cron }
  const [, minute, hour, day = '', weekday = ''] = /^(\d{1,2}) (\d{1,2}) (\S+) \* (\S+)$/.exec(cron) ?? []
  if (minute === undefined || hour === undefined) return { ...times, rhythm: 'own' }
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (day === '*' && weekday === '1-5') return { ...times, rhythm: 'weekdays', at }
  if (day === '*' && /^[0-7]$/.test(weekday)) return { ...times, rhythm: 'weekly', at, weekday: weekday === '0' ? '7' : weekday }
  if (weekday === '*' && /^([1-9]|1\d|2[0-8]|L)$/.test(day)) return { ...times, rhythm: 'monthly', at, day }
  return { ...times, rhythm: 'own' }
}

const zones: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
/** Indonesia's three clocks by their everyday names. */
export const clockOf = (timeZone: string): string => zones[timeZone] ?? timeZone
