import { ancestry, startOfDay, type Period, type Placement } from '@tolok/domain'
import { periodsIn, timestamp } from '../calendar'
import { addAccount } from '../demo/accounts'
import type { Loader } from '../loader'
import { randomFrom, type Random } from '../random'
import { day, instant, nothing, text, together, uuid } from '../tuples'
import { uuidAt } from '../uuid'
import { figureOf, sharedCells, writeObservation, zone, type SharedCells } from './observations'
import { indicators, missing, type Shape } from './plan'
import { writePlan } from './plans'

const begin = Date.parse('2016-06-01T00:00:00Z')
const openedOn = '2010-01-01'

type Unit = { id: string; head: string }
type Subject = { id: string; agencyId: string; assignmentId: string | null }
/** What a municipality's rows are made with. Ids grow from row to row, so that every index grows at its end. */
type Making = {
  id: number
  loader: Loader
  random: Random
  newId: () => string
  /** The instant the next id carries. */
  idInstant: () => number
  shape: Shape
  years: Year[]
  shared: SharedCells
}
/** A year, its months that are asked for, and the cells that all its targets and their figures share. */
type Year = { months: Period[]; firstDay: Buffer; afterSubject: Buffer; afterFigure: Buffer }

/** Writes one generated municipality. Nothing is held but its units: a person is forgotten once his rows are written. */
export async function writeMunicipality(loader: Loader, id: number, shape: Shape, seed: number, passwordHash: string): Promise<void> {
  const random = randomFrom(`${seed}/bulk/${id}`)
  let made = 0
  const idInstant = () => begin + Math.floor(made++ / 64)
  const newId = () => uuidAt(idInstant(), random)
  const sourceId = newId()
  const years = shape.years.map((year) => yearOf(year, shape, uuid(sourceId)))
  const making: Making = { id, loader, random, newId, idInstant, shape, years, shared: sharedCells(id, sourceId) }
  loader.add('municipality', {
    id,
    name: `Kota Contoh ${id}`,
    kind: 'KOTA',
    province: 'Contoh',
    time_zone: zone,
    report_deadline_days: 10,
    demonstration: true,
    created_at: timestamp(begin),
  })
  loader.add('region_code', { municipality_id: id, valid_from: openedOn, code: `${String(id).slice(0, 2)}.${String(id).slice(2)}` })
  loader.add('source', { municipality_id: id, id: sourceId, code: 'DEMO', name: 'Data contoh (rekaan)', kind: 'INVENTED' })
  addAccount(
    loader,
    { id: newId(), username: `admin.${id}`, name: `Administrator Kota Contoh ${id}`, role: 'ADMIN', municipalityId: id, employeeId: null },
    passwordHash,
    newId,
    begin,
  )

  const indicatorIds = writeIndicators(making)
  const units = writeTree(making)
  const planning = { id, loader, random, newId, indicatorIds: indicatorIds.filter((_, at) => indicators[at]!.staff) }
  for (const [number, unit] of units.entries()) {
    for (const subject of writeMembers(making, unit, number)) {
      await writeYears(making, subject, indicatorIds, true)
      writePlan(planning, subject.employeeId, subject.id, shape.years.at(-1)!)
    }
    await writeYears(making, { id: unit.id, agencyId: unit.id, assignmentId: null }, indicatorIds, false)
  }
}

function writeIndicators({ id, loader, newId }: Making): string[] {
  return indicators.map((one) => {
    const indicatorId = newId()
    loader.add('indicator', {
      municipality_id: id,
      id: indicatorId,
      code: one.code,
      name: one.name,
      description: '',
      type: one.type,
      unit: one.unit,
      polarity: one.polarity,
      minimize_formula: 'LINEAR',
      over_time: one.overTime,
      over_subjects: one.overSubjects,
      cadence: 'MONTH',
      part_of_id: null,
      weight: 1,
      cap: 120,
      floor: 0,
      decimals: one.decimals,
      recorded_at: timestamp(begin),
    })
    return indicatorId
  })
}

/** Agencies and their units; answers the units. */
function writeTree({ id, loader, newId, shape }: Making): Unit[] {
  const placements: Placement[] = []
  const open = (code: string, name: string, kind: string, parentId: string | null) => {
    const agencyId = newId()
    loader.add('agency', {
      municipality_id: id,
      id: agencyId,
      code,
      name,
      kind,
      opened_on: openedOn,
      closed_on: null,
      successor_id: null,
      recorded_at: timestamp(begin),
    })
    placements.push({ agencyId, parentId, validFrom: openedOn, validTo: null })
    return agencyId
  }
  const agencies = Array.from({ length: shape.agencies }, (_, at) => open(`D${at + 1}`, `Dinas Contoh ${at + 1}`, 'DINAS', null))
  const units = Array.from({ length: shape.units }, (_, at) => ({
    id: open(`D${(at % agencies.length) + 1}-B${at + 1}`, `Bidang Contoh ${at + 1}`, 'BIDANG', agencies[at % agencies.length]!),
    head: newId(),
  }))
  for (const { agencyId, parentId, validFrom, validTo } of placements)
    loader.add('agency_placement', {
      municipality_id: id,
      id: newId(),
      agency_id: agencyId,
      parent_id: parentId,
      valid_from: validFrom,
      valid_to: validTo,
    })
  for (const row of ancestry(placements))
    loader.add('agency_ancestry', {
      municipality_id: id,
      agency_id: row.agencyId,
      level: row.level,
      ancestor_id: row.ancestorId,
      valid_from: row.validFrom,
      valid_to: row.validTo,
    })
  return units
}

/** The people of a unit, its head first, whom all others report to. */
function* writeMembers(
  { id, loader, random, newId, shape }: Making,
  unit: Unit,
  number: number,
): Generator<Subject & { employeeId: string }> {
  const posts = [newId(), newId()]
  loader.add('position', {
    municipality_id: id,
    id: posts[0]!,
    agency_id: unit.id,
    code: `${number + 1}.1`,
    title: `Kepala Bidang Contoh ${number + 1}`,
    type: 'ADMINISTRATOR',
  })
  loader.add('position', {
    municipality_id: id,
    id: posts[1]!,
    agency_id: unit.id,
    code: `${number + 1}.2`,
    title: 'Penelaah Teknis Kebijakan',
    type: 'PELAKSANA',
  })
  for (let member = number; member < shape.employees; member += shape.units) {
    const isHead = member === number
    const employeeId = isHead ? unit.head : newId()
    const personId = newId()
    loader.add('person', { municipality_id: id, id: personId, name: `Pegawai Contoh ${member + 1}`, recorded_at: timestamp(begin) })
    // As in the demonstration: month 13, so nobody's number.
    const nip = `198513${String(random.whole(1, 28)).padStart(2, '0')}2010${String(member).padStart(6, '0')}`
    loader.add('employee', {
      municipality_id: id,
      id: employeeId,
      person_id: personId,
      nip,
      employment: 'PNS',
      grade: isHead ? 'IV/a' : 'III/b',
      joined_on: '2010-01-01',
      left_on: null,
      recorded_at: timestamp(begin),
    })
    const assignmentId = newId()
    loader.add('assignment', {
      municipality_id: id,
      id: assignmentId,
      employee_id: employeeId,
      position_id: posts[isHead ? 0 : 1]!,
      kind: 'DEFINITIVE',
      supervisor_id: isHead ? null : unit.head,
      valid_from: '2012-01-01',
      valid_to: null,
    })
    yield { id: assignmentId, agencyId: unit.id, assignmentId, employeeId }
  }
}

/** A subject's targets for each year, and for each month an observation, but for those that are missing. */
async function writeYears(making: Making, subject: Subject, indicatorIds: string[], isStaff: boolean): Promise<void> {
  const { loader, random, newId, idInstant, years, shared } = making
  const [agencyId, subjectId] = [uuid(subject.agencyId), uuid(subject.id)]
  const assignmentId = subject.assignmentId ? uuid(subject.assignmentId) : nothing
  for (const [at, indicator] of indicators.entries()) {
    if (indicator.staff !== isStaff) continue
    const skill = random.around(1, 0.08)
    const indicatorId = uuid(indicatorIds[at]!)
    for (const year of years) {
      const figure = random.between(0.8, 1.2) * indicator.level
      const keys = together(uuid(newId()), indicatorId, agencyId, subjectId)
      writeTarget(making, keys, assignmentId, year)
      writeRevision(making, keys, year, figure, indicator.decimals)
      for (const month of year.months) {
        if (random.bits() % missing === 0) continue
        const observed = figureOf(indicator, figure, skill * random.between(0.85, 1.15), random)
        writeObservation(loader, shared, keys, month, observed, idInstant(), random)
      }
      await loader.makeRoom()
    }
  }
}

function yearOf(year: Period, { months }: Shape, source: Buffer): Year {
  const agreed = instant(startOfDay(year.firstDay, zone) - 10 * 86_400_000)
  const firstDay = day(year.firstDay)
  return {
    months: periodsIn(year, 'MONTH').filter((month) => month.firstDay >= months[0]!.firstDay && month.firstDay <= months.at(-1)!.firstDay),
    firstDay,
    afterSubject: together(text(year.id), firstDay, day(year.lastDay), source, agreed),
    afterFigure: together(nothing, text(''), nothing, agreed), // no second figure, no reason, recorded by no account
  }
}

/** The ids of target, indicator, agency and subject stand in both tables in the same order, with the assignment in between here. */
function writeTarget({ loader, shared }: Making, keys: Buffer, assignmentId: Buffer, { afterSubject }: Year): void {
  const targets = loader.tuples('target')
  targets.begin()
  targets.put(shared.municipality)
  targets.put(keys.subarray(0, 60))
  targets.put(assignmentId)
  targets.put(keys.subarray(60))
  targets.put(afterSubject)
}

function writeRevision({ loader, random, idInstant, shared }: Making, keys: Buffer, year: Year, figure: number, decimals: 0 | 2): void {
  const revisions = loader.tuples('target_revision')
  revisions.begin()
  revisions.put(shared.municipality)
  revisions.putNewId(idInstant(), random)
  revisions.put(keys.subarray(0, 20))
  revisions.put(year.firstDay)
  revisions.putNumeric(Math.round(decimals === 0 ? figure : figure * 100), decimals)
  revisions.put(year.afterFigure)
}
