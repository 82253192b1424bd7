import { compareSchemes, lintScheme, readScheme, type Day } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, type Context } from '../../platform/context'
import { agreed } from '../../platform/errors'
import { PageArgs, type Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'
import { SchemeDifference, SchemeFinding } from './scheme-difference.object'
import { rulesIn, SchemeRules } from './scheme-rules.object'
import { Scheme, SchemePage } from './scheme.object'
import { endLoader, listSchemes, schemeOf } from './scheme.store'

@Resolver(() => Scheme)
export class SchemeResolver {
  @Needs('scheme.read')
  @Query(() => SchemePage, { description: 'National schemes and those of your municipality, the latest in force first.' })
  schemes(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Scheme>> {
    return listSchemes(scopeOf(context), databaseOf(context), page)
  }

  @Needs('scheme.read')
  @Query(() => Scheme, { nullable: true, description: "One scheme by its id ('0:skp-2021@1'); NOT_FOUND when there is none that you may see." })
  scheme(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Scheme> {
    return schemeOf(scopeOf(context), databaseOf(context), id)
  }

  @Needs('scheme.read')
  @Query(() => [SchemeDifference], { description: 'What differs from one rule set to another, what judges first.' })
  async compareSchemes(@Ctx() context: Context, @Arg('from', () => ID) from: string, @Arg('to', () => ID) to: string): Promise<SchemeDifference[]> {
    const [before, after] = await Promise.all([from, to].map((id) => schemeOf(scopeOf(context), databaseOf(context), id)))
    return compareSchemes(agreed(readScheme(before!.document, ['from', 'document'])), agreed(readScheme(after!.document, ['to', 'document'])))
  }

  @Needs('scheme.read')
  @Query(() => [SchemeFinding], { description: 'What the linter finds in a document that may be stored nowhere yet.' })
  lintScheme(@Arg('document', () => GraphQLJSON) document: unknown): SchemeFinding[] {
    return lintScheme(agreed(readScheme(document, ['document']))).map(toFinding)
  }

  @FieldResolver(() => SchemeRules, { nullable: true })
  rules(@Root() { document }: Scheme): SchemeRules | null {
    return rulesIn(document)
  }

  @FieldResolver(() => DayScalar, { nullable: true })
  endsOn(@Root() scheme: Scheme, @Ctx() context: Context): Promise<Day | null> {
    return perOperation(context, endLoader).load(scheme)
  }
}

/** A finding of the domain as it is carried: what it speaks of is one text. */
export const toFinding = ({ fault, severity, path, given, with: other }: ReturnType<typeof lintScheme>[number]): SchemeFinding => ({
  fault,
  isError: severity === 'ERROR',
  path,
  given: [given, other].find((one): one is string => typeof one === 'string') ?? null,
})
