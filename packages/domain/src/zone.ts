/** Indonesia's three clocks. They know no daylight saving, so each is one fixed offset. */
import { dayNumber, dayOfNumber, type Day } from './day'
import type { DayRange } from './period'

/** Hours ahead of UTC (Keputusan Presiden 41/1987): WIB, WITA, WIT. */
export const zones = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const
export type Zone = keyof typeof zones

const hour = 3_600_000
const dayLength = 24 * hour

/** The instant a local day begins, in epoch milliseconds: startOfDay('1970-01-02', 'Asia/Jakarta') is 17 hours. */
export const startOfDay = (day: Day, zone: Zone): number => dayNumber(day) * dayLength - zones[zone] * hour

/** The local day of an instant: 17:00 UTC on New Year's Eve is 1 January in Jakarta. */
export const dayInZone = (epochMilliseconds: number, zone: Zone): Day =>
  dayOfNumber(Math.floor((epochMilliseconds + zones[zone] * hour) / dayLength))

/**
 * The instant a period's reporting closes, in epoch milliseconds: the midnight after `daysAfter` more days. Half-open: what arrives at or
 * after it is late. deadlineOf(2026-01, 5, 'Asia/Jakarta') is 2026-02-06 00:00 WIB, so all of 5 February is on time.
 */
export const deadlineOf = (period: DayRange, daysAfter: number, zone: Zone): number =>
  startOfDay(period.lastDay, zone) + (1 + daysAfter) * dayLength
