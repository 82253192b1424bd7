/** One statement of a script: as written, on which line it begins, and without what only people or strings say. */
export type Statement = {
  readonly text: string
  readonly line: number
  /** In one line, without comments; every string is '' and every $$ body is $$. */
  readonly bare: string
  /** What stood between $$ and $$: the body of a DO block or of a function. */
  readonly bodies: readonly string[]
}

type Piece = { readonly end: number; readonly bare: string; readonly body?: string }

/**
 * The statements of a PostgreSQL script, cut at the semicolons that are not inside a string, a quoted name, a comment or a $$ body.
 * `statementsOf("CREATE TABLE a (b text DEFAULT ';'); -- ;\nDROP TABLE c;")` are two, the second on line 2.
 */
export function statementsOf(script: string): Statement[] {
  const statements: Statement[] = []
  let began = 0
  let bare = ''
  let bodies: string[] = []
  const finish = (end: number) => {
    const blank = /^\s*/.exec(withoutComments(script, began, end))![0].length
    const text = script.slice(began + blank, end).trim()
    if (bare.trim() !== '') statements.push({ text, line: lineOf(script, began + blank), bare: bare.replace(/\s+/g, ' ').trim(), bodies })
    began = end + 1
    bare = ''
    bodies = []
  }
  for (let at = 0; at < script.length; ) {
    const piece = pieceAt(script, at)
    if (piece) {
      bare += piece.bare
      if (piece.body !== undefined) bodies.push(piece.body)
      at = piece.end
    } else if (script[at] === ';') finish(at++)
    else bare += script[at++]
  }
  finish(script.length)
  return statements
}

/** A comment, a string, a quoted name or a $$ body that begins here. */
function pieceAt(script: string, at: number): Piece | undefined {
  const comment = commentAt(script, at)
  if (comment !== undefined) return { end: comment, bare: ' ' }
  const begins = script[at]!
  if (begins === "'") {
    const isEscaped = /(^|[^\w])e$/i.test(script.slice(Math.max(0, at - 2), at))
    return { end: closing(script, at, "'", isEscaped), bare: "''" }
  }
  if (begins === '"') {
    const end = closing(script, at, '"', false)
    return { end, bare: script.slice(at, end) }
  }
  if (begins !== '$' || /\w/.test(script[at - 1] ?? '')) return undefined
  const tag = /^\$(?:[a-z_]\w*)?\$/i.exec(script.slice(at, at + 66))?.[0]
  if (tag === undefined) return undefined
  const close = script.indexOf(tag, at + tag.length)
  return { end: close < 0 ? script.length : close + tag.length, bare: '$$', body: script.slice(at + tag.length, close < 0 ? undefined : close) }
}

/** Where the comment that begins here ends. Those between slashes lie in each other. */
function commentAt(script: string, at: number): number | undefined {
  if (script.startsWith('--', at)) {
    const end = script.indexOf('\n', at)
    return end < 0 ? script.length : end
  }
  if (!script.startsWith('/*', at)) return undefined
  for (let depth = 0, i = at; i < script.length; ) {
    if (script.startsWith('/*', i)) depth++
    else if (script.startsWith('*/', i)) depth--
    else {
      i++
      continue
    }
    i += 2
    if (depth === 0) return i
  }
  return script.length
}

function closing(script: string, at: number, quote: string, isEscaped: boolean): number {
  for (let i = at + 1; i < script.length; i++) {
    if (isEscaped && script[i] === '\\') i++
    else if (script[i] === quote && script[i + 1] === quote) i++
    else if (script[i] === quote) return i + 1
  }
  return script.length
}

/** The stretch with every leading comment as blanks, so that a statement begins at its first word. */
function withoutComments(script: string, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; ) {
    const end = commentAt(script, at)
    text += end === undefined ? script[at] : ' '.repeat(Math.min(end, to) - at)
    at = end ?? at + 1
    if (end === undefined && /\S/.test(text.at(-1)!)) break
  }
  return text
}

const lineOf = (script: string, at: number): number => script.slice(0, at).split('\n').length
