import { ancestry, type Day, type Placement } from '@tolok/domain'
import { timestamp } from '../calendar'
import type { Setting } from './setting'
import type { AgencyPlan, Profession, Story, Unit } from './town'

/** The day on which a unit moves and an agency is merged. */
export const reformDay: Day = '2025-07-01'

/** An agency as the other steps need it. */
export type Agency = Unit & {
  id: string
  profession: Profession
  story: Story
  size: number
  /** Before and after the reform; null is the top. */
  parent: Agency | null
  parentAfter: Agency | null
  units: Agency[]
  mergedInto: Agency | null
}

export type Structure = { agencies: Agency[]; byCode: Map<string, Agency> }

/** The agencies with their places in the tree, the move and the merger of July 2025, and the ancestry that follows from them. */
export function makeStructure(setting: Setting): Structure {
  const { town, loader, newId, begin } = setting
  const agencies = town.agencies.flatMap((plan) => withUnits(plan, setting))
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]))
  const named = (code: string) => {
    const agency = byCode.get(code)
    if (!agency) throw new Error(`${town.slug} has no agency ${code}`)
    return agency
  }
  named(town.move.unit).parentAfter = named(town.move.to)
  const merged = named(town.merger.from)
  merged.mergedInto = named(town.merger.into)
  for (const unit of merged.units) unit.parentAfter = merged.mergedInto

  // A merged agency refers to its successor: that one first.
  for (const agency of [...agencies].sort((a, b) => Number(a.mergedInto !== null) - Number(b.mergedInto !== null))) {
    loader.add('agency', {
      municipality_id: town.id,
      id: agency.id,
      code: agency.code,
      name: agency.name,
      kind: agency.kind,
      opened_on: openedOn,
      closed_on: agency.mergedInto ? reformDay : null,
      successor_id: agency.mergedInto?.id ?? null,
      recorded_at: timestamp(begin),
    })
  }
  const placements = agencies.flatMap(placementsOf)
  for (const place of placements) {
    loader.add('agency_placement', {
      municipality_id: town.id,
      id: newId(begin),
      agency_id: place.agencyId,
      parent_id: place.parentId,
      valid_from: place.validFrom,
      valid_to: place.validTo,
    })
  }
  for (const row of ancestry(placements)) {
    loader.add('agency_ancestry', {
      municipality_id: town.id,
      agency_id: row.agencyId,
      level: row.level,
      ancestor_id: row.ancestorId,
      valid_from: row.validFrom,
      valid_to: row.validTo,
    })
  }
  return { agencies, byCode }
}

const openedOn: Day = '2017-01-01'

function withUnits(plan: AgencyPlan, { newId, begin, random }: Setting): Agency[] {
  const stories = random.part(`story/${plan.code}`)
  const story = plan.story ?? stories.pick(['STEADY', 'STEADY', 'IMPROVING', 'STRONG'] as const)
  const { code, name, kind, profession, size } = plan
  const agency: Agency = {
    code,
    name,
    kind,
    profession,
    size,
    story,
    id: newId(begin),
    parent: null,
    parentAfter: null,
    units: [],
    mergedInto: null,
  }
  agency.units = plan.units.map((unit) => ({
    ...unit,
    profession,
    size: 0,
    story,
    id: newId(begin),
    parent: agency,
    parentAfter: agency,
    units: [],
    mergedInto: null,
  }))
  return [agency, ...agency.units]
}

function placementsOf(agency: Agency): Placement[] {
  const place = (parent: Agency | null, validFrom: Day, validTo: Day | null) => ({
    agencyId: agency.id,
    parentId: parent?.id ?? null,
    validFrom,
    validTo,
  })
  if (agency.mergedInto) return [place(null, openedOn, reformDay)]
  if (agency.parent === agency.parentAfter) return [place(agency.parent, openedOn, null)]
  return [place(agency.parent, openedOn, reformDay), place(agency.parentAfter, reformDay, null)]
}
