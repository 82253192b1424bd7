import { startOfDay, type Period, type Zone } from '@tolok/domain'
import type { Loader } from '../loader'
import type { Random } from '../random'
import { day, instant, integer, nothing, text, together, uuid } from '../tuples'
import type { BulkIndicator } from './plan'

const hour = 3_600_000
const dayLength = 24 * hour
export const zone: Zone = 'Asia/Jakarta'

/** Cells that all observations of a municipality share. */
export type SharedCells = { municipality: Buffer; afterValue: Buffer; afterRatio: Buffer }
export function sharedCells(municipalityId: number, sourceId: string): SharedCells {
  const afterRatio = together(uuid(sourceId), nothing, nothing, nothing) // no evidence, superseding nothing, recorded by no account
  return { municipality: integer(municipalityId), afterRatio, afterValue: together(nothing, nothing, afterRatio) }
}
/** The id of the observation written last, as a cell. */
const observationId = Buffer.alloc(20)

/** Seven in eight come verified, as an import does; the others were submitted first. One in ten comes after the deadline. */
export function writeObservation(
  loader: Loader,
  shared: SharedCells,
  keys: Buffer,
  month: Period,
  figure: Figure,
  ids: number,
  random: Random,
): void {
  const bits = random.bits()
  const { dayCell, submissions, verifications } = momentsAfter(month)
  const submission = submissions[bits % submissions.length]!
  const observations = loader.tuples('observation')
  observations.begin()
  observations.put(shared.municipality)
  observations.putNewId(ids, random, observationId)
  observations.put(keys)
  observations.put(dayCell)
  if (figure.cases === null) {
    observations.putNumeric(figure.value, figure.decimals)
    observations.put(shared.afterValue)
  } else {
    observations.put(nothing)
    observations.putNumeric(figure.value, 0)
    observations.putNumeric(figure.cases, 0)
    observations.put(shared.afterRatio)
  }
  observations.put(submission.afterSource)

  const isImported = bits >>> 29 !== 0
  writeState(loader, shared, isImported ? submission.verified : submission.submitted, ids, random)
  if (!isImported) writeState(loader, shared, verifications[bits % verifications.length]!, ids, random)
}

function writeState(loader: Loader, { municipality }: SharedCells, stateCells: Buffer, ids: number, random: Random): void {
  const states = loader.tuples('observation_state')
  states.begin()
  states.put(municipality)
  states.putNewId(ids, random)
  states.put(observationId)
  states.put(stateCells)
}

/** A value as a whole number of its last decimal, or (`cases` given) a numerator and its denominator. */
export type Figure = { value: number; decimals: 0 | 2; cases: number | null }

export function figureOf({ type, polarity, overTime, decimals }: BulkIndicator, target: number, well: number, random: Random): Figure {
  if (type === 'RATIO') {
    const cases = random.whole(20, 60)
    return { value: Math.min(cases, Math.round((cases * target * well) / 100)), decimals: 0, cases }
  }
  const expected = overTime === 'SUM' ? target / 12 : target
  const value = polarity === 'MINIMIZE' ? expected * Math.max(0, 2 - well) : expected * well
  return { value: Math.round(decimals === 0 ? value : value * 100), decimals, cases: null }
}

/** The cells that follow from when a report came in: those at the end of the observation, and of its first state, either way. */
type Submission = { afterSource: Buffer; submitted: Buffer; verified: Buffer }
type Moments = { dayCell: Buffer; submissions: Submission[]; verifications: Buffer[] }
const known = new Map<string, Moments>()

/** When reports of a month come in and are verified; made once for a month, not for each of a million rows. */
function momentsAfter(month: Period): Moments {
  let moments = known.get(month.id)
  if (!moments) {
    const after = startOfDay(month.lastDay, zone) + dayLength
    const submissionAfter = (at: number) => (at % 10 === 0 ? 11 + (at % 17) : at % 9) * dayLength + 9 * hour + at * 20_000
    moments = {
      dayCell: day(month.lastDay),
      submissions: Array.from({ length: 1000 }, (_, at) => submissionAt(after + submissionAfter(at))),
      verifications: Array.from({ length: 14 }, (_, at) => stateAt('VERIFIED', after + (32 + at) * dayLength)),
    }
    known.set(month.id, moments)
  }
  return moments
}

const submissionAt = (at: number): Submission => ({
  afterSource: together(instant(at), text('VERIFIED'), instant(at), nothing), // recorded, state, first submitted; no successor
  submitted: stateAt('SUBMITTED', at),
  verified: stateAt('VERIFIED', at),
})
/** By no account, for no reason given. */
const stateAt = (state: 'SUBMITTED' | 'VERIFIED', at: number) => together(text(state), nothing, text(''), instant(at))
