/** What an extension knows of core's agencies, employees and indicators besides what core knows: said once, and carried, shown, filtered and reported everywhere. */
import type { Permission } from '../access/permission'
import { parseDay } from '../day'
import { compare, exactly, parseDecimal, toText } from '../number'
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import type { Words } from '../words'

/** The nouns of core that may have attributes. */
export const attributeOwners = { AGENCY: 'AGENCY', EMPLOYEE: 'EMPLOYEE', INDICATOR: 'INDICATOR' } as const
export type AttributeOwner = keyof typeof attributeOwners

type Declared = {
  readonly of: AttributeOwner
  /** camelCase: its name in GraphQL; in snake_case its column, in capitals the end of its id in reports. */
  readonly id: string
  readonly label: Words
  readonly description: Words
  /** Who may read it; without it, whoever may read its owner. */
  readonly read?: Permission
  /** Who may set it; without it, whoever may change its owner. */
  readonly write?: Permission
}

/**
 * CHOICE one of a short list, and a dimension of reports · FLAG yes or no, and a dimension · NUMBER a decimal within bounds, a dimension where `bands` cut
 * it into steps, and a mean over the appraised · DAY a day · TEXT up to `most` characters.
 */
export type Attribute = Declared &
  (
    | { readonly kind: 'CHOICE'; readonly choices: readonly { readonly id: string; readonly label: Words }[] }
    | { readonly kind: 'FLAG' }
    | { readonly kind: 'NUMBER'; readonly least: string; readonly most: string; readonly unit: string; readonly bands?: readonly string[] }
    | { readonly kind: 'DAY' }
    | { readonly kind: 'TEXT'; readonly most: number }
  )

/** 'baseHarbour' to 'base_harbour', 'muara-contoh' to 'muara_contoh'. */
export const snakeCase = (name: string): string => name.replace(/-/g, '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
/** 'muara-contoh' to 'muaraContoh'. */
export const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
/** 'muara-contoh' to 'MuaraContoh'. */
export const pascalCase = (name: string): string => camelCase(`-${name}`)

/** Its id in reports: reportIdOf('muara-contoh', { id: 'shore' }) is 'MUARA_CONTOH_SHORE'. */
export const reportIdOf = (extension: string, { id }: Pick<Attribute, 'id'>): string => `${snakeCase(extension)}_${snakeCase(id)}`.toUpperCase()

/** One attribute of the many, as a list is filtered by it: 'muara-contoh.shore'. */
export const attributeKey = (extension: string, { id }: Pick<Attribute, 'id'>): string => `${extension}.${id}`

/** The answers a filter or a report can have: the choices, yes and no, or the bands of a number from low to high; none for what is not grouped. */
export const answersOf = (attribute: Attribute): readonly { readonly id: string; readonly label: Words }[] => {
  switch (attribute.kind) {
    case 'CHOICE':
      return attribute.choices
    case 'FLAG':
      return [
        { id: 'YES', label: { id: 'Ya', en: 'Yes' } },
        { id: 'NO', label: { id: 'Tidak', en: 'No' } },
      ]
    case 'NUMBER':
      return attribute.bands ? bandsOf(attribute.bands) : []
    default:
      return []
  }
}

/** ['10', '50'] are three bands: under 10, 10 to under 50, 50 and more. */
const bandsOf = (cuts: readonly string[]) => [
  { id: 'BAND_0', label: { id: `di bawah ${cuts[0]}`, en: `under ${cuts[0]}` } },
  ...cuts.map((cut, i) => {
    const next = cuts[i + 1]
    return { id: `BAND_${i + 1}`, label: next ? { id: `${cut} sampai di bawah ${next}`, en: `${cut} to under ${next}` } : { id: `${cut} atau lebih`, en: `${cut} or more` } }
  }),
]

/** A value as its table keeps it. Null takes it away. Refuses NOT_ONE_OF, NOT_A_NUMBER, OUT_OF_RANGE, NOT_A_DAY, TOO_LONG, MALFORMED. */
export const parseAttribute = (attribute: Attribute, input: unknown, path: Path): Result<string | boolean | null> => {
  if (input === null) return ok(null)
  if (attribute.kind === 'FLAG') return typeof input === 'boolean' ? ok(input) : refuse('MALFORMED', path, { expected: 'BOOLEAN' })
  if (typeof input !== 'string') return refuse('NOT_TEXT', path)
  switch (attribute.kind) {
    case 'CHOICE': {
      const allowed = attribute.choices.map(({ id }) => id)
      return allowed.includes(input) ? ok(input) : refuse('NOT_ONE_OF', path, { allowed })
    }
    case 'NUMBER': {
      const { least, most } = attribute
      const parsed = parseDecimal(input, path)
      if (!parsed.ok) return parsed
      const isInside = compare(parsed.value, exactly(least)) >= 0 && compare(parsed.value, exactly(most)) <= 0
      return isInside ? ok(toText(parsed.value)) : refuse('OUT_OF_RANGE', path, { least, most })
    }
    case 'DAY':
      return parseDay(input, path)
    case 'TEXT': {
      const text = input.trim()
      if (text === '') return ok(null)
      if (text.length > attribute.most) return refuse('TOO_LONG', path, { most: attribute.most })
      return /[\p{Cc}\p{Cs}]/u.test(text) ? refuse('MALFORMED', path, { expected: 'VISIBLE_TEXT' }) : ok(text)
    }
  }
}

/** The given attributes' values by id; what is not given is not there, and stays as it was. Every wrong one is refused at once, with its place. */
export const parseAttributes = (attributes: readonly Attribute[], input: Readonly<Record<string, unknown>>, path: Path): Result<Record<string, string | boolean | null>> => {
  const values: Record<string, string | boolean | null> = {}
  const problems: Problem[] = []
  for (const attribute of attributes) {
    const given = input[attribute.id]
    if (given === undefined) continue
    const parsed = parseAttribute(attribute, given, [...path, attribute.id])
    if (parsed.ok) values[attribute.id] = parsed.value
    else problems.push(...parsed.problems)
  }
  return problems.length > 0 ? refuseAll(problems) : ok(values)
}
