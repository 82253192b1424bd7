/** Days, periods and moments as people say them, in both languages. No locale of the machine is asked, so every machine says the same. */
import type { Day } from '../day'
import { grainOrder, parsePeriod, periodOf, type DayRange } from '../period'
import type { Words } from '../words'
import { dayInZone, startOfDay, type Zone } from '../zone'

const months = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const
const roman = ['I', 'II', 'III', 'IV']
export const zoneNames: Record<Zone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

/** '2026-08-17' is 17 Agustus 2026, 17 August 2026. */
export const dayWords = (day: Day): Words => {
  const [date, month, year] = [Number(day.slice(8, 10)), Number(day.slice(5, 7)) - 1, day.slice(0, 4)]
  return { id: `${date} ${months.id[month]} ${year}`, en: `${date} ${months.en[month]} ${year}` }
}

/** '2026-Q1' is Triwulan I 2026, '2026-03' Maret 2026. What is no period is said as it stands. */
export const periodWords = (id: string): Words => {
  const period = parsePeriod(id)
  if (!period.ok || period.value.grain === 'YEAR') return { id, en: id }
  const { grain, firstDay } = period.value
  const year = id.slice(0, 4)
  if (grain === 'DAY') return dayWords(firstDay)
  if (grain === 'MONTH') {
    const month = Number(id.slice(5, 7)) - 1
    return { id: `${months.id[month]} ${year}`, en: `${months.en[month]} ${year}` }
  }
  const nth = Number(id.slice(6))
  const [inId, inEn] = grain === 'QUARTER' ? ['Triwulan', 'Quarter'] : ['Semester', 'Semester']
  return { id: `${inId} ${roman[nth - 1]} ${year}`, en: `${inEn} ${nth} ${year}` }
}

/** One period's name where the days are exactly one, else both days: '15 Januari 2026 sampai 1 Maret 2026'. */
export const rangeWords = ({ firstDay, lastDay }: DayRange): Words => {
  const whole = grainOrder.map((grain) => periodOf(firstDay, grain)).find((period) => period.firstDay === firstDay && period.lastDay === lastDay)
  if (whole) return periodWords(whole.id)
  const [from, to] = [dayWords(firstDay), dayWords(lastDay)]
  return { id: `${from.id} sampai ${to.id}`, en: `${from.en} to ${to.en}` }
}

/** A moment on a zone's own clock, to the minute: '25 November 2026 pukul 18.12 WIB'. */
export const momentWords = (epochMilliseconds: number, zone: Zone): Words => {
  const day = dayInZone(epochMilliseconds, zone)
  const minutes = Math.floor((epochMilliseconds - startOfDay(day, zone)) / 60_000)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  const said = dayWords(day)
  return { id: `${said.id} pukul ${hour}.${minute} ${zoneNames[zone]}`, en: `${said.en} at ${hour}:${minute} ${zoneNames[zone]}` }
}

/** The same moment short, as it stands in a table: '2026-11-25 18:12'. */
export const momentText = (epochMilliseconds: number, zone: Zone): string => {
  const day = dayInZone(epochMilliseconds, zone)
  const minutes = Math.floor((epochMilliseconds - startOfDay(day, zone)) / 60_000)
  return `${day} ${[Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')}`
}
