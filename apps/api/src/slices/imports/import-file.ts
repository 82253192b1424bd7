/** The way in without HTTP: the seed and the command line bring a file, with the same steps as the wizard. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuid } from 'uuid'
import type { ImportKind } from '../../generated/prisma/enums'
import { openDatabases, type Databases } from '../../platform/database'
import { sql } from '../../platform/statement'
import { applyJob } from './apply'
import { findJob, jsonb, type JobKey, type JobRow } from './import-job'
import { readJob } from './reading'
import type { Answers } from './read/survey'

export type NewJob = {
  municipalityId: number
  kind: ImportKind
  fileName: string
  fileHash: string
  /** Observations arrive verified: someone who may verify vouches for the file. */
  verify: boolean
  accountId: string | null
  answers?: Answers
  clock?: () => Date
  /** Given where the same content must come out twice. */
  id?: string
}

export async function createJob(
  databases: Databases,
  { municipalityId, kind, fileName, fileHash, verify, accountId, answers = {}, clock = () => new Date(), id = uuid() }: NewJob,
): Promise<JobKey> {
  const create = sql`insert into import_job (municipality_id, id, kind, status, file_name, file_hash, arrives_as, answers, created_by, created_at)
    values (${municipalityId}, ${id}::uuid, ${kind}::import_kind, 'UPLOADED', ${fileName}, ${fileHash}, ${verify ? 'VERIFIED' : 'SUBMITTED'}::record_state, ${jsonb(answers)}, ${accountId}::uuid, ${clock().toISOString()}::timestamptz)`
  await databases.importOf({ municipalities: [municipalityId] }).query(create.text, create.values)
  return { municipalityId, id }
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export type ImportOrder = Omit<NewJob, 'fileHash' | 'fileName'> & { file: string; fileName?: string } & (
    { databases: Databases } | { ownerUrl: string }
  )

/** Reads a file up to its preview, or to what stops it. The file itself is left where it is. */
export async function previewFile(
  databases: Databases,
  { file, fileName = path.basename(file), ...order }: Omit<NewJob, 'fileHash' | 'fileName'> & { file: string; fileName?: string },
): Promise<JobRow> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tolok-import-'))
  try {
    const copy = path.join(folder, 'file')
    await copyFile(file, copy) // reading ends by removing the file it was given
    const key = await createJob(databases, { ...order, fileName, fileHash: await hashFile(copy) })
    await readJob(databases, key, copy, order.clock)
    return (await findJob(databases.importOf({ municipalities: [order.municipalityId] }), key))!
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Previews and applies a file in one go: what the seed does. Answers the job; it is APPLIED, or says what stood in the way. */
export async function importFile(order: ImportOrder): Promise<JobRow> {
  const databases = 'databases' in order ? order.databases : openDatabases(order.ownerUrl)
  try {
    const job = await previewFile(databases, order)
    if (job.status !== 'PREVIEW' || job.badCount > 0) return job
    await applyJob(databases, job, order)
    return (await findJob(databases.importOf({ municipalities: [order.municipalityId] }), job))!
  } finally {
    if (!('databases' in order)) await databases.close()
  }
}
