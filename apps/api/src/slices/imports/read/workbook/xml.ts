/** XML tag by tag, without a tree. No document type, so no entities but the five that XML itself knows, and nothing is fetched. */
import { SaxesParser } from 'saxes'
import { FileRefused } from '../problems'
import { broken, type Archive } from './archive'

/** Names come without their prefix: writers choose their own. */
export type Tags = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}
/** The longest text, tag or remark: far more than a cell can hold. */
const longest = 1024 * 1024
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads a part, pausing after each piece so that the caller may hand on what came of it. */
export async function* readPieces(archive: Archive, part: string, { open, text, close }: Tags): AsyncGenerator<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  let sinceTag = 0
  parser.on('doctype', () => {
    throw broken('DTD')
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    open?.(bare(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    close?.(bare(name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  for await (const piece of archive.text(part)) {
    sinceTag += piece.length
    parse(() => parser.write(piece))
    if (sinceTag > longest) throw broken(`${part}: an endless text`)
    yield
  }
  parse(() => parser.close())
  yield
}

/** Reads a small part whole. */
export async function readPart(archive: Archive, part: string, tags: Tags): Promise<void> {
  for await (const _ of readPieces(archive, part, tags));
}

function parse(step: () => void): void {
  try {
    step()
  } catch (fault) {
    throw fault instanceof FileRefused ? fault : broken((fault as Error).message)
  }
}
