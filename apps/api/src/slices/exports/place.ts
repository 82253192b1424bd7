import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Databases } from '../../platform/database'
import type { JobKey } from './export-job'

type Log = { error: (facts: object, message: string) => void }
type Place = { folder: string; log: Log }

const places = new WeakMap<Databases, Place>()

/** Where files wait to be fetched, readable by this account of the machine alone, and where faults are told: set by the server when it starts. */
export async function openPlace(databases: Databases, dataFolder: string, log: Log): Promise<Place> {
  const place = { folder: path.resolve(dataFolder, 'exports'), log }
  places.set(databases, place)
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  return place
}
export const placeOf = (databases: Databases): Place => places.get(databases)!
export const hasPlace = (databases: Databases): boolean => places.has(databases)

export const fileOf = (databases: Databases, { municipalityId, id }: JobKey): string => path.join(placeOf(databases).folder, `${municipalityId}-${id}`)
/** The file while it is being made. */
export const partOf = (databases: Databases, key: JobKey): string => `${fileOf(databases, key)}.part`

export async function removeFiles(databases: Databases, key: JobKey): Promise<void> {
  await Promise.all([rm(fileOf(databases, key), { force: true }), rm(partOf(databases, key), { force: true })])
}
