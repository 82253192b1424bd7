import type { Day } from '@tolok/domain'
import { timestamp } from '../calendar'
import type { Random } from '../random'
import { makeChanges } from './changes'
import { invent, tookUpPost, type Person } from './people'
import { deputyOf, headOf, isFor, staffPosts, type Post } from './posts'
import type { Setting } from './setting'
import type { Agency, Structure } from './structure'

export type Employee = Person & { id: string; leftOn: Day | null }
export type Assignment = {
  id: string
  employee: Employee
  agency: Agency
  post: Post
  kind: 'DEFINITIVE' | 'ACTING'
  supervisor: Employee | null
  from: Day
  to: Day | null
}
export type Exemption = { assignment: Assignment; from: Day; to: Day; reason: string }
export type Staff = {
  employees: Employee[]
  assignments: Assignment[]
  exemptions: Exemption[]
  /** Who leads and who stands in for whom, as of the first day; by agency code. */
  heads: Map<string, Employee>
  deputies: Map<string, Employee>
  /** The account holder with targets of his own, and his superior. */
  example: Assignment
}

/** The people, their posts, and what happened to them from 2025 on; written at the end, when all of it is known. */
export function makeStaff(setting: Setting, structure: Structure): Staff {
  const random = setting.random.part('staff')
  const staff: Staff = {
    employees: [],
    assignments: [],
    exemptions: [],
    heads: new Map(),
    deputies: new Map(),
    example: undefined as never,
  }
  const used = new Set<string>()
  const hire = (agency: Agency, post: Post, supervisor: Employee | null, from?: Day) => {
    const person = invent(post, agency.profession, setting.town.names, random, from ?? '2024-01-01', used)
    const employee: Employee = { ...person, id: setting.newId(setting.begin), leftOn: null }
    staff.employees.push(employee)
    staff.assignments.push({
      id: setting.newId(setting.begin),
      employee,
      agency,
      post,
      kind: 'DEFINITIVE',
      supervisor,
      from: from ?? tookUpPost(person, random),
      to: null,
    })
    return employee
  }

  fillLeadingPosts(setting, structure, staff, hire, random)
  fillOtherPosts(setting, structure, staff, hire, random)
  staff.example = exampleOf(setting, staff)
  makeChanges(setting, structure, staff, random.part('changes'))
  write(setting, staff)
  return staff
}

type Hire = (agency: Agency, post: Post, supervisor: Employee | null, from?: Day) => Employee

function fillLeadingPosts(setting: Setting, { agencies, byCode }: Structure, staff: Staff, hire: Hire, random: Random): void {
  const secretariat = byCode.get('SETDA')!
  const secretary = hire(secretariat, headOf(secretariat), null)
  staff.heads.set('SETDA', secretary)
  for (const agency of agencies.filter((one) => one.parent === null)) {
    const head = staff.heads.get(agency.code) ?? hire(agency, headOf(agency), secretary)
    staff.heads.set(agency.code, head)
    staff.deputies.set(agency.code, hire(agency, deputyOf(agency), head))
  }
  const units = agencies.filter((one) => one.parent !== null)
  const vacant = new Set([random.pick(units).code, random.pick(units).code, random.pick(units).code])
  for (const unit of units) {
    const leader = staff.heads.get(unit.parent!.code)!
    if (!vacant.has(unit.code)) {
      staff.heads.set(unit.code, hire(unit, headOf(unit), leader))
      continue
    }
    // Nobody holds the post definitively: the deputy acts (Plt.).
    const acting = staff.deputies.get(unit.parent!.code)!
    staff.heads.set(unit.code, acting)
    staff.assignments.push({
      id: setting.newId(setting.begin),
      employee: acting,
      agency: unit,
      post: headOf(unit),
      kind: 'ACTING',
      supervisor: leader,
      from: '2024-11-01',
      to: null,
    })
  }
}

function fillOtherPosts({ town, random }: Setting, { agencies }: Structure, staff: Staff, hire: Hire, draws: Random): void {
  const tops = agencies.filter((agency) => agency.parent === null)
  const places = tops.flatMap((agency) => Array.from({ length: agency.size }, () => agency))
  const newcomers = random.part('newcomers')
  while (staff.employees.length < town.employees) {
    const top = draws.pick(places)
    const agency = top.units.length > 0 && draws.chance(0.8) ? draws.pick(top.units) : top
    const from = newcomers.chance(0.03) ? newcomers.pick(['2025-06-01', '2026-03-01']) : undefined
    // Whoever comes after the reform comes to where the agency then is.
    hire(
      from && agency.mergedInto ? agency.mergedInto : agency,
      draws.pick(staffPosts(agency.profession)),
      staff.heads.get(agency.mergedInto && from ? agency.mergedInto.code : agency.code)!,
      from,
    )
  }
}

/** Somebody in the town's chosen unit who has targets of his own. */
function exampleOf({ town }: Setting, staff: Staff): Assignment {
  const found = staff.assignments.find(
    ({ agency, post, from, supervisor }) =>
      agency.code === town.exampleUnit &&
      isStaff(post) &&
      from < '2025-01-01' &&
      supervisor &&
      town.indicators.some((indicator) => isFor(indicator, agency.profession, post)),
  )
  if (!found) throw new Error(`${town.slug} has nobody in ${town.exampleUnit}`)
  return found
}
const isStaff = ({ type }: Post) => type === 'FUNGSIONAL' || type === 'PELAKSANA'

function write({ town, loader, newId, begin }: Setting, staff: Staff): void {
  const recorded = (day: Day) => timestamp(Math.max(begin, Date.parse(day) - 6 * 86_400_000))
  for (const employee of staff.employees) {
    const personId = newId(begin)
    loader.add('person', { municipality_id: town.id, id: personId, name: employee.name, recorded_at: recorded(employee.joinedOn) })
    const { id, nip, employment, grade, joinedOn, leftOn } = employee
    loader.add('employee', {
      municipality_id: town.id,
      id,
      person_id: personId,
      nip,
      employment,
      grade,
      joined_on: joinedOn,
      left_on: leftOn,
      recorded_at: recorded(joinedOn),
    })
  }
  const positions = new Map<string, string>()
  const positionOf = ({ agency, post }: Assignment) => {
    const key = `${agency.code}/${post.title}`
    const known = positions.get(key)
    if (known) return known
    const id = newId(begin)
    const number = [...positions.keys()].filter((other) => other.startsWith(`${agency.code}/`)).length + 1
    positions.set(key, id)
    loader.add('position', {
      municipality_id: town.id,
      id,
      agency_id: agency.id,
      code: `${agency.code}.${number}`,
      title: post.title,
      type: post.type,
    })
    return id
  }
  for (const assignment of staff.assignments) {
    const { id, employee, kind, supervisor, from, to } = assignment
    loader.add('assignment', {
      municipality_id: town.id,
      id,
      employee_id: employee.id,
      position_id: positionOf(assignment),
      kind,
      supervisor_id: supervisor?.id ?? null,
      valid_from: from,
      valid_to: to,
    })
  }
  for (const { assignment, from, to, reason } of staff.exemptions) {
    loader.add('exemption', {
      municipality_id: town.id,
      id: newId(begin),
      assignment_id: assignment.id,
      valid_from: from,
      valid_to: to,
      reason,
    })
  }
}
