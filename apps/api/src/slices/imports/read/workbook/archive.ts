/** The parts of a workbook's archive as text. What a header promises is not believed: bytes are counted as they are inflated. */
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { FileRefused, refuseFile } from '../problems'

/**
 * Of one opening of a workbook: what may be inflated of all its parts together (read twice counts twice), and of a part beyond its first `unpacked`
 * bytes how many times its packed size. It is the work that is bounded, not the time: an honest file is read on a busy machine too. Spreadsheets pack
 * ten to a hundredfold, bombs a thousandfold.
 */
export const archiveLimits = { entries: 2000, inflated: 256 * 1024 * 1024, unpacked: 16 * 1024 * 1024, ratio: 300 }

export type Archive = {
  names: readonly string[]
  has: (name: string) => boolean
  /** A part piece by piece; throws FileRefused when there is more than may be. */
  text: (name: string) => AsyncGenerator<string>
  close: () => void
}

export const broken = (found: string): FileRefused => refuseFile('WORKBOOK_BROKEN', { found: found.slice(0, 200) })

/** What goes wrong in the archive is the file's fault, and said as such. */
async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (fault) {
    throw fault instanceof FileRefused ? fault : broken((fault as Error).message)
  }
}

export async function openArchive(path: string, limits = archiveLimits): Promise<Archive> {
  const zip = await orBroken(openPromise(path, { autoClose: false, validateEntrySizes: true }))
  try {
    if (zip.entryCount > limits.entries)
      throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'ENTRIES', most: limits.entries })
    return archiveOf(zip, await orBroken(entriesOf(zip)), limits)
  } catch (fault) {
    zip.close()
    throw fault
  }
}

/** The list of parts. A path out of the archive, or a name twice, is no workbook that any program made. */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw refuseFile('WORKBOOK_ENCRYPTED')
    if (entries.has(entry.fileName)) throw broken(`${entry.fileName} twice`)
    entries.set(entry.fileName, entry)
  }
  return entries
}

function archiveOf(zip: ZipFile, entries: Map<string, Entry>, limits: typeof archiveLimits): Archive {
  let inflated = 0
  async function* text(name: string): AsyncGenerator<string> {
    const entry = entries.get(name)
    if (!entry) throw broken(`${name} is missing`)
    const stream = await orBroken(zip.openReadStreamPromise(entry))
    let decoder: InstanceType<typeof TextDecoder> | undefined
    const chunks = stream[Symbol.asyncIterator]()
    let own = 0
    try {
      for (;;) {
        const next = (await orBroken(chunks.next())) as IteratorResult<Buffer>
        if (next.done) break
        const { value } = next
        inflated += value.length
        own += value.length
        if (inflated > limits.inflated) throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'BYTES', most: limits.inflated })
        if (own > limits.unpacked && own > limits.ratio * entry.compressedSize) throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'RATIO', most: limits.ratio })
        decoder ??= new TextDecoder(value[0] === 0xff && value[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true })
        yield decoded(decoder, value)
      }
      if (decoder) yield decoded(decoder)
    } finally {
      stream.destroy()
    }
  }
  return { names: [...entries.keys()], has: (name) => entries.has(name), text, close: () => zip.close() }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw broken('UTF-8')
  }
}
