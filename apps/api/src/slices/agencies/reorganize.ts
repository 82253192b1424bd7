import { ok, refuse, type Day, type Placement, type Result } from '@tolok/domain'

/** A placement as it is kept; one to be kept has no id yet. */
export type Place = Placement & { readonly id?: string }

/** An agency placed for the first time. */
export const place = (places: readonly Place[], agencyId: string, parentId: string | null, from: Day): Place[] => [
  ...places,
  { agencyId, parentId, validFrom: from, validTo: null },
]

/**
 * The places after an agency goes under another from a day on, until the end of the placement that held on that day: a later move that is
 * already planned stays. Refuses INCOMPATIBLE when the agency stands nowhere on that day.
 */
export function move(places: readonly Place[], agencyId: string, parentId: string | null, from: Day): Result<Place[]> {
  const held = places.find((one) => one.agencyId === agencyId && one.validFrom <= from && (one.validTo === null || from < one.validTo))
  if (!held) return refuse('INCOMPATIBLE', ['from'], { with: 'id', day: from })
  const others = places.filter((one) => one !== held)
  return ok([...others, ...until(held, from), { agencyId, parentId, validFrom: from, validTo: held.validTo }])
}

/** The places after an agency ceases on a day: what stood under it then stands under the other one from that day on. */
export const merge = (places: readonly Place[], agencyId: string, into: string, on: Day): Place[] =>
  places.flatMap((one) => {
    const isTouched = one.validTo === null || on < one.validTo
    if (one.agencyId === agencyId) return isTouched ? until(one, on) : [one]
    if (one.parentId !== agencyId || !isTouched) return [one]
    const { id: _ended, ...rest } = one
    return [...until(one, on), { ...rest, parentId: into, validFrom: one.validFrom < on ? on : one.validFrom }]
  })

/** The part of a placement before a day. */
const until = (one: Place, day: Day): Place[] => (one.validFrom < day ? [{ agencyId: one.agencyId, parentId: one.parentId, validFrom: one.validFrom, validTo: day }] : [])
