import type { Day } from '@tolok/domain'
import type { Random } from '../random'
import { headOf, type Post } from './posts'
import type { Setting } from './setting'
import type { Assignment, Employee, Staff } from './staff'
import { reformDay, type Agency, type Structure } from './structure'

/** What happens to people in two years: the reform, transfers, retirements with an acting successor, leave. */
export function makeChanges(setting: Setting, structure: Structure, staff: Staff, random: Random): void {
  const change = changing(setting, staff)
  retire(setting, structure, staff, change, random)
  reform(structure, staff, change)
  transfer(setting, structure, staff, change, random)
  exempt(staff, random)
}

type Change = ReturnType<typeof changing>
function changing({ newId, begin }: Setting, { assignments }: Staff) {
  return {
    /** Ends an assignment and begins the next one on the same day; one that would begin that very day is only amended. */
    follow(current: Assignment, day: Day, next: Partial<Pick<Assignment, 'agency' | 'post' | 'supervisor'>>): Assignment {
      if (current.from >= day) return Object.assign(current, next)
      const following = { ...current, ...next, id: newId(begin), from: day, to: current.to }
      current.to = day
      assignments.push(following)
      return following
    },
    act(employee: Employee, agency: Agency, supervisor: Employee | null, from: Day, to: Day | null) {
      assignments.push({ id: newId(begin), employee, agency, post: headOf(agency), kind: 'ACTING', supervisor, from, to })
    },
  }
}

const holdsOn =
  (day: Day) =>
  ({ from, to }: Assignment) =>
    from < day && (to === null || to > day)
const definitiveOf = (staff: Staff, employee: Employee, day: Day) =>
  staff.assignments.find((one) => one.employee === employee && one.kind === 'DEFINITIVE' && (one.to === null || one.to > day))

/** Two heads retire on 1 October 2025; the deputy acts, and is appointed on 1 April 2026. */
function retire({ town }: Setting, { agencies, byCode }: Structure, staff: Staff, change: Change, random: Random): void {
  const [left, appointed]: Day[] = ['2025-10-01', '2026-04-01']
  const reformed = [town.move.to, town.merger.from, town.merger.into, byCode.get(town.move.unit)!.parent!.code]
  const candidates = agencies.filter(
    (agency) => agency.parent === null && agency.kind === 'DINAS' && !reformed.includes(agency.code) && !isSuperiorOfExample(staff, agency),
  )
  const first = random.pick(candidates)
  const second = random.pick(candidates.filter((agency) => agency !== first))
  for (const agency of [first, second]) {
    const head = staff.heads.get(agency.code)!
    const deputy = staff.deputies.get(agency.code)!
    const post = definitiveOf(staff, head, left!)!
    for (const subordinate of staff.assignments.filter((one) => one.supervisor === head && (one.to === null || one.to > left!))) {
      change.follow(subordinate, left!, { supervisor: subordinate.employee === deputy ? post.supervisor : deputy })
    }
    post.to = head.leftOn = left!
    change.act(deputy, agency, post.supervisor, left!, appointed!)
    change.follow(definitiveOf(staff, deputy, left!)!, appointed!, { agency, post: headOf(agency), supervisor: post.supervisor })
  }
}
const isSuperiorOfExample = (staff: Staff, agency: Agency) => staff.example.agency === agency || staff.example.agency.parent === agency

/** 1 July 2025: a unit moves under another head; the people of a merged agency follow it. */
function reform({ agencies }: Structure, staff: Staff, change: Change): void {
  for (const agency of agencies) {
    if (agency.mergedInto) {
      const leader = staff.heads.get(agency.mergedInto.code)!
      for (const member of staff.assignments.filter(
        (one) => one.agency === agency && one.from < reformDay && (one.to === null || one.to > reformDay),
      )) {
        const post: Post =
          member.post.type === 'FUNGSIONAL' || member.post.type === 'PELAKSANA'
            ? member.post
            : { title: 'Analis Kebijakan Ahli Madya', type: 'FUNGSIONAL' }
        change.follow(member, reformDay, { agency: agency.mergedInto, post, supervisor: leader })
      }
    } else if (agency.parentAfter !== agency.parent) {
      const leader = staff.heads.get(agency.parentAfter!.code)!
      const former = staff.heads.get(agency.parent!.code)!
      for (const member of staff.assignments.filter(
        (one) => one.agency === agency && one.supervisor === former && holdsOn(reformDay)(one),
      )) {
        if (member.employee !== leader) change.follow(member, reformDay, { supervisor: leader })
      }
    }
  }
}

const transferDays: Day[] = ['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01', '2026-05-01', '2026-08-01']

/** About one in thirty changes agency, keeping the profession where another agency has it. */
function transfer({ town }: Setting, { agencies }: Structure, staff: Staff, change: Change, random: Random): void {
  const movable = staff.assignments.filter(
    (one) =>
      (one.post.type === 'FUNGSIONAL' || one.post.type === 'PELAKSANA') &&
      one.from < '2025-01-01' &&
      one.to === null &&
      one !== staff.example,
  )
  for (let count = Math.round(town.employees / 30); count > 0 && movable.length > 0; count--) {
    const [assignment] = movable.splice(random.whole(0, movable.length - 1), 1)
    const day = random.pick(transferDays)
    const wherever = agencies.filter(
      (agency) => !agency.mergedInto && agency !== assignment!.agency && staff.heads.get(agency.code)!.leftOn === null,
    )
    const alike = wherever.filter((agency) => agency.profession === assignment!.agency.profession)
    const agency = random.pick(assignment!.post.type === 'FUNGSIONAL' && alike.length > 0 ? alike : wherever)
    const supervisor = staff.heads.get(agency.code)!
    if (supervisor !== assignment!.employee) change.follow(assignment!, day, { agency, supervisor })
  }
}

const leaves: { reason: string; from: Day; to: Day }[] = [
  { reason: 'Tugas belajar', from: '2025-08-01', to: '2026-08-01' },
  { reason: 'Cuti melahirkan', from: '2025-03-01', to: '2025-06-01' },
  { reason: 'Cuti melahirkan', from: '2026-02-01', to: '2026-05-01' },
  { reason: 'Cuti di luar tanggungan negara', from: '2025-07-01', to: '2026-07-01' },
  { reason: 'Cuti besar', from: '2026-06-01', to: '2026-09-01' },
  { reason: 'Cuti sakit', from: '2025-10-01', to: '2025-12-01' },
]

/** Days on which somebody is not assessed. */
function exempt(staff: Staff, random: Random): void {
  for (const leave of leaves) {
    const staying = staff.assignments.filter(
      (one) =>
        one.from < leave.from &&
        (one.to === null || one.to > leave.to) &&
        (one.post.type === 'FUNGSIONAL' || one.post.type === 'PELAKSANA') &&
        one !== staff.example &&
        !staff.exemptions.some(({ assignment }) => assignment === one),
    )
    staff.exemptions.push({ ...leave, assignment: random.pick(staying) })
  }
}
