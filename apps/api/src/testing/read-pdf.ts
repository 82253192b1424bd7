import { inflateSync } from 'node:zlib'

/**
 * A document read back for the tests, by other code than wrote it: what each text operation draws, in the order of drawing. Knows as much of PDF as
 * pdfkit uses: flate streams, fonts of two-byte glyphs with their ToUnicode table.
 */
export function readPdf(bytes: Buffer): string[] {
  const source = bytes.toString('latin1')
  const streams = new Map<string, string>()
  for (const { 1: number, 2: head, index, 0: whole } of source.matchAll(/(?:^|\n)(\d+) 0 obj\s*(<<(?:(?!endobj)[^])*?>>)\s*stream\r?\n/g)) {
    const from = index + whole.length
    const raw = bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(head!)?.[1] ?? 0))
    if (!/\/(?:Subtype|Type) \/(?:Image|XObject)|\/Length1/.test(head!)) streams.set(number!, head!.includes('FlateDecode') ? inflated(raw) : raw.toString('latin1'))
  }
  const fonts = new Map<string, Map<string, string>>()
  for (const { 1: name, 2: number } of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = new RegExp(`(?:^|\\n)${number} 0 obj\\s*<<[^]*?/ToUnicode (\\d+) 0 R`).exec(source)?.[1]
    if (font) fonts.set(name!, glyphsOf(streams.get(font) ?? ''))
  }
  return [...streams.values()].filter((text) => text.includes('BT\n')).flatMap((text) => drawn(text, fonts))
}

const inflated = (raw: Buffer): string => {
  try {
    return inflateSync(raw).toString('latin1')
  } catch {
    return '' // a font program, or nothing of ours
  }
}

/** '0007' is what the font draws for it. Ranges that name each glyph, as pdfkit writes them. */
function glyphsOf(table: string): Map<string, string> {
  const glyphs = new Map<string, string>()
  for (const { 1: first, 2: listed } of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    for (const [i, { 1: units }] of [...listed!.matchAll(/<([0-9a-f ]*)>/gi)].entries())
      glyphs.set((parseInt(first!, 16) + i).toString(16).padStart(4, '0'), Buffer.from(units!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
  return glyphs
}

const drawn = (content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] => {
  let glyphs: ReadonlyMap<string, string> | undefined
  return [...content.matchAll(/BT\n([^]*?)\nET/g)].map(([, block]) => {
    glyphs = fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(block!)?.[1] ?? '') ?? glyphs
    const hex = [...block!.matchAll(/\[([^\]]*)\] TJ/g)].flatMap(([, parts]) => [...parts!.matchAll(/<([0-9a-f]*)>/gi)].map(([, one]) => one!)).join('')
    return (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs?.get(glyph.toLowerCase()) ?? '?').join('')
  })
}
