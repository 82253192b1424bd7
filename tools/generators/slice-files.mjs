// The files of a new entity. They follow docs/recipes/add-an-entity.md, and only what an entity is made of is in them.
export const objectOf = ({ Noun, noun, read, depth, one }) => `import { IsInt, IsOptional, IsString } from 'class-validator'
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { PageArgs, pageOf } from '${depth}/platform/page'
import { Needs } from '${depth}/platform/policy'

@Needs('${read}')
@ObjectType({ description: 'A ${noun.replaceAll('-', ' ')} of a municipality.' })
export class ${Noun} {
  @Field(() => ID, { description: "The municipality and the code: '1671:A-1'." }) id!: string
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  municipalityId!: number
  key!: string
}

@Needs('${read}')
@ObjectType({ description: 'A page of them, by code.' })
export class ${Noun}Page extends pageOf(${Noun}) {}

@ArgsType()
export class ${Noun}Args extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => String, { nullable: true, description: 'Only those whose code or name contains this.' }) @IsOptional() text?: string | null
}

@InputType({ description: 'One to be kept by \`draft${one.charAt(0).toUpperCase() + one.slice(1)}\`.' })
export class ${Noun}Draft {
  @Field(() => Int) @IsInt() municipalityId!: number
  @Field(() => String, { description: 'Stable and unique in its municipality.' }) @IsString() code!: string
  @Field(() => String) @IsString() name!: string
}
`

export const storeOf = ({ Noun, noun, table, write, depth, extension }) => `import { can } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { codeId, found, locate } from '${depth}/platform/code-id'
import type { Database } from '${depth}/platform/database'
import { agreed, notFound, refuse } from '${depth}/platform/errors'
import { cursorOf, partsOf, toPage, type Page } from '${depth}/platform/page'
import { within, type Scope } from '${depth}/platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql } from '${depth}/platform/statement'
import { parseText, searchPattern } from '${depth}/platform/text'
import { recordAudit } from '${extension ? '../../../slices' : '..'}/audit'
import type { ${Noun}, ${Noun}Args, ${Noun}Draft } from './${noun}.object'

const columns = sql\`n.id as key, n.municipality_id as "municipalityId", n.municipality_id || ':' || n.code as id, n.code, n.name\`

/** By code. */
export async function list${Noun}(scope: Scope, pool: pg.Pool, { municipalityId, text, first, after }: ${Noun}Args): Promise<Page<${Noun}>> {
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const pattern = searchPattern(text)
  const [fromMunicipality, fromCode] = after ? partsOf(after, 'INTEGER', 'TEXT') : []
  const { rows, count } = await pageRows<${Noun}>(pool, {
    columns,
    from: sql\`${table} n\`,
    where: allOf([
      inMunicipalities(inside, sql\`n.municipality_id\`),
      pattern !== null && sql\`(n.code ilike \${pattern} or n.name ilike \${pattern})\`,
    ]),
    after: fromCode === undefined ? null : sql\`(n.municipality_id, n.code) > (\${fromMunicipality}, \${fromCode})\`,
    order: sql\`n.municipality_id, n.code\`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.municipalityId, row.code))
}

/** The one with this id, or NOT_FOUND. */
export async function ${noun.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Of(scope: Scope, pool: pg.Pool, id: string): Promise<${Noun}> {
  const { municipalityId, code } = locate(scope, id)
  const [row] = await rowsOf<${Noun}>(pool, sql\`select \${columns} from ${table} n where n.municipality_id = \${municipalityId} and n.code = \${code}\`)
  return found(row)
}

/** Keeps a new one. Refuses DUPLICATE, and answers like a missing municipality to whoever may not. */
export async function draft${Noun}(scope: Scope, db: Database, draft: ${Noun}Draft): Promise<${Noun}> {
  const { municipalityId } = draft
  if (!within(scope, municipalityId) || !can(scope.actor, '${write}', { municipalityId, agencyPath: [] })) throw notFound()
  const code = agreed(parseText(draft.code, ['draft', 'code'], { most: 40 }))
  const name = agreed(parseText(draft.name, ['draft', 'name']))
  const key = uuid()
  await db.$transaction(async (tx) => {
    const kept = await rowsOf(
      tx,
      sql\`insert into ${table} (municipality_id, id, code, name) values (\${municipalityId}::int, \${key}::uuid, \${code}, \${name}) on conflict (municipality_id, code) do nothing returning id\`,
    )
    if (kept.length === 0) throw refuse([{ code: 'DUPLICATE', path: ['draft', 'code'] }])
    await recordAudit(tx, scope, { municipalityId, action: '${table.toUpperCase()}_KEPT', objectType: '${table.toUpperCase()}', objectId: key })
  })
  return { id: codeId(municipalityId, code), key, municipalityId, code, name }
}
`

export const resolverOf = ({ Noun, noun, list, one, read, write, depth }) => {
  const find = `${noun.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Of`
  return `import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { databaseOf, scopeOf, sqlOf, type Context } from '${depth}/platform/context'
import type { Page } from '${depth}/platform/page'
import { Needs } from '${depth}/platform/policy'
import { ${Noun}, ${Noun}Args, ${Noun}Draft, ${Noun}Page } from './${noun}.object'
import { draft${Noun}, list${Noun}, ${find} } from './${noun}.store'

@Resolver(() => ${Noun})
export class ${Noun}Resolver {
  @Needs('${read}')
  @Query(() => ${Noun}Page, { description: 'By code.' })
  ${list}(@Ctx() context: Context, @Args(() => ${Noun}Args) args: ${Noun}Args): Promise<Page<${Noun}>> {
    return list${Noun}(scopeOf(context), sqlOf(context), args)
  }

  @Needs('${read}')
  @Query(() => ${Noun}, { nullable: true, description: 'One by its id; NOT_FOUND when there is none that you may see.' })
  ${one}(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<${Noun}> {
    return ${find}(scopeOf(context), sqlOf(context), id)
  }

  @Needs('${write}')
  @Mutation(() => ${Noun}, { description: 'Keeps a new one.' })
  draft${Noun}(@Ctx() context: Context, @Arg('draft', () => ${Noun}Draft) draft: ${Noun}Draft): Promise<${Noun}> {
    return draft${Noun}(scopeOf(context), databaseOf(context), draft)
  }
}
`
}

export const doorOf = ({ Noun, noun, name, symbol, depth }) => `import type { Slice } from '${depth}/platform/slice'
import { ${Noun}Resolver } from './${noun}.resolver'

export const ${symbol}: Slice = { name: '${name}', resolvers: [${Noun}Resolver] }
`
