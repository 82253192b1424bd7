import { addDays, dayText, type Day } from '@tolok/domain'
import type { Random } from '../random'
import type { NamePool } from './names'
import type { Post, PositionType } from './posts'
import type { Profession } from './town'

export type Person = { name: string; nip: string; employment: 'PNS' | 'PPPK'; grade: string; joinedOn: Day }

/** An invented civil servant who fits the post. `from` is when the post was taken up at the latest; `used` holds the numbers given so far. */
export function invent(post: Post, profession: Profession, names: NamePool, random: Random, from: Day, used: Set<string>): Person {
  const isWoman = random.chance(profession === 'HEALTH' || profession === 'SCHOOL' ? 0.68 : post.type === 'JPT' ? 0.25 : 0.44)
  const employment = (post.type === 'FUNGSIONAL' || post.type === 'PELAKSANA') && random.chance(0.28) ? 'PPPK' : 'PNS'
  const youngest = youngestIn(post)
  const joinedOn = joining(random, from, youngest)
  const birthYear = Math.min(youngest, Number(joinedOn.slice(0, 4)) - random.whole(22, 27))
  return {
    name: nameOf(post, isWoman, profession, names, random),
    nip: impossibleNip(birthYear, joinedOn, isWoman, random, used),
    employment,
    grade: gradeOf(post, employment, random),
    joinedOn,
  }
}

/** The latest year of birth of those who have got so far. */
function youngestIn({ title, type }: Post): number {
  if (title.endsWith('Madya')) return 1980
  if (title.endsWith('Muda')) return 1989
  return { JPT: 1976, ADMINISTRATOR: 1983, PENGAWAS: 1989, FUNGSIONAL: 1999, PELAKSANA: 1999 }[type]
}

function joining(random: Random, from: Day, youngest: number): Day {
  const latest = Number(from.slice(0, 4))
  if (latest >= 2025) return from
  const year = Math.min(latest - 1, youngest + 24 - random.whole(0, 12))
  return dayText(year, random.pick([1, 3, 4, 12]), 1)
}

/**
 * Eighteen digits that look like a NIP (birth date, first appointment, sex, serial) and cannot be anyone's: the birth month is 13.
 */
function impossibleNip(birthYear: number, joinedOn: Day, isWoman: boolean, random: Random, used: Set<string>): string {
  for (;;) {
    const birth = `${birthYear}13${String(random.whole(1, 28)).padStart(2, '0')}`
    const nip = birth + joinedOn.slice(0, 4) + joinedOn.slice(5, 7) + (isWoman ? '2' : '1') + String(random.whole(1, 999)).padStart(3, '0')
    if (!used.has(nip)) {
      used.add(nip)
      return nip
    }
  }
}

function nameOf(post: Post, isWoman: boolean, profession: Profession, names: NamePool, random: Random): string {
  const honours = isWoman ? names.honours.women : names.honours.men
  const honour = honours.length > 0 && random.chance(names.honours.share) ? random.pick(honours) + ' ' : ''
  const first = random.pick(isWoman ? names.women : names.men)
  let last = random.pick(names.last)
  while (last === first) last = random.pick(names.last)
  const { before, after } = degrees(post, profession, random)
  return `${before}${honour}${first} ${last}${after}`
}

function degrees(post: Post, profession: Profession, random: Random): { before: string; after: string } {
  const { title, type } = post
  const master = type === 'JPT' || (type === 'ADMINISTRATOR' && random.chance(0.6))
  const second = master ? random.pick([', M.Si.', ', M.M.', ', M.AP.']) : ''
  if (title.startsWith('Dokter Gigi')) return { before: 'drg. ', after: '' }
  if (title.startsWith('Dokter')) return { before: 'dr. ', after: '' }
  if (title.startsWith('Perawat Ahli')) return { before: '', after: ', S.Kep., Ns.' }
  if (title.startsWith('Bidan')) return { before: '', after: ', A.Md.Keb.' }
  if (title.startsWith('Apoteker')) return { before: 'apt. ', after: ', S.Farm.' }
  if (title.startsWith('Guru') || title.startsWith('Pengawas Sekolah'))
    return { before: '', after: random.pick([', S.Pd.', ', S.Pd.', ', S.Pd., M.Pd.']) }
  if (title.includes('Terampil') || title.includes('Mahir')) return { before: '', after: ', A.Md.' }
  if (type === 'PELAKSANA')
    return { before: '', after: random.chance(0.45) ? random.pick([', S.E.', ', S.Sos.', ', A.Md.', ', S.AP.']) : '' }
  const first: Partial<Record<Profession, string[]>> = {
    HEALTH: ['S.K.M.'],
    WORKS: ['S.T.'],
    FARMING: ['S.P.'],
    FISHERY: ['S.Pi.'],
    MEDIA: ['S.Kom.'],
    AUDIT: ['S.E.', 'S.H.'],
    SCHOOL: ['S.Pd.'],
    REVENUE: ['S.E.'],
  }
  return { before: '', after: `, ${random.pick(first[profession] ?? ['S.Sos.', 'S.IP.', 'S.E.', 'S.H.', 'S.STP.'])}${second}` }
}

const grades: Record<PositionType, string[]> = {
  JPT: ['IV/b', 'IV/c', 'IV/c'],
  ADMINISTRATOR: ['IV/a', 'IV/a', 'IV/b', 'III/d'],
  PENGAWAS: ['III/c', 'III/d', 'III/d'],
  FUNGSIONAL: ['III/a', 'III/b'],
  PELAKSANA: ['II/b', 'II/c', 'II/d', 'III/a', 'III/b'],
}
function gradeOf({ title, type }: Post, employment: 'PNS' | 'PPPK', random: Random): string {
  if (employment === 'PPPK') return title.includes('Terampil') || title.includes('Mahir') ? 'VII' : type === 'PELAKSANA' ? 'V' : 'IX'
  if (title.endsWith('Madya')) return random.pick(['IV/a', 'IV/b', 'IV/c'])
  if (title.endsWith('Muda')) return random.pick(['III/c', 'III/d'])
  if (title.endsWith('Terampil')) return random.pick(['II/c', 'II/d'])
  return random.pick(grades[type])
}

/** The first of a month in the five years before 2025, not before joining. */
export function tookUpPost(person: Person, random: Random): Day {
  const day = dayText(random.whole(2020, 2024), random.whole(1, 12), 1)
  return day > person.joinedOn ? day : person.joinedOn < '2024-12-01' ? '2024-12-01' : addDays(person.joinedOn, 0)
}
