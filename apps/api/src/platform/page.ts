import { parseDay } from '@tolok/domain'
import { IsOptional, Max, MaxLength, Min } from 'class-validator'
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql'
import { Refusal } from './errors'
import { Needs } from './policy'

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 200.' })
  @Min(1)
  @Max(200)
  first: number = 50

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before.' })
  @IsOptional()
  @MaxLength(1000)
  after?: string
}

@Needs('SIGNED_IN')
@ObjectType({ description: 'Where a page ends.' })
export class PageInfo {
  @Field(() => String, { nullable: true }) endCursor!: string | null
  @Field(() => Boolean) hasNextPage!: boolean
}

/** A count that is a promise is made when it is asked for: `toPage` with a function. */
export type Page<T> = { nodes: T[]; pageInfo: PageInfo; totalCount: number | Promise<number> }

/** The page type of a noun: `@ObjectType() export class AgencyPage extends pageOf(Agency) {}` */
export function pageOf<T extends object>(node: ClassType<T>) {
  @ObjectType()
  abstract class PageOfNodes {
    @Field(() => [node]) nodes!: T[]
    @Field(() => PageInfo) pageInfo!: PageInfo
    @Field(() => Int, { description: 'Of all pages, within your scope.' }) totalCount!: number | Promise<number>
  }
  return PageOfNodes
}

/** A cursor holds the sort key of the last row, nothing else. */
export const cursorOf = (...key: (string | number | null)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')
export function keyOf(cursor: string, length: number): (string | number | null)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === length && key.every((part) => part === null || typeof part === 'string' || typeof part === 'number')) return key as (string | number | null)[]
  } catch {
    // not ours: refused below
  }
  throw new Refusal('BAD_INPUT', [{ code: 'CURSOR_NOT_FIT', path: ['after'] }])
}

const partKinds = {
  TEXT: (part: unknown) => typeof part === 'string' && !/[\p{Cs}\0]/u.test(part),
  INTEGER: (part: unknown) => Number.isInteger(part) && Math.abs(part as number) < 2 ** 31,
  DAY: (part: unknown) => typeof part === 'string' && parseDay(part).ok,
  UUID: (part: unknown) => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
} as const
type PartOf<K extends keyof typeof partKinds> = K extends 'INTEGER' ? number : string

/** The sort key of a cursor, each part of its kind: anything a person put there instead is refused, not handed to the database. */
export function partsOf<const K extends readonly (keyof typeof partKinds)[]>(cursor: string, ...kinds: K): { [I in keyof K]: PartOf<K[I]> } {
  const key = keyOf(cursor, kinds.length)
  if (!kinds.every((kind, i) => partKinds[kind](key[i]))) throw new Refusal('BAD_INPUT', [{ code: 'CURSOR_NOT_FIT', path: ['after'] }])
  return key as never
}

/** Cuts a list fetched with one row too many into a page. Counting a long list costs more than reading its page: a function counts only when the total is asked for. */
export function toPage<T>(rows: T[], first: number, total: number | (() => Promise<number>), cursor: (row: T) => string): Page<T> {
  const nodes = rows.slice(0, first)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursor(last) : null },
    get totalCount() {
      return typeof total === 'number' ? total : total()
    },
  }
}
