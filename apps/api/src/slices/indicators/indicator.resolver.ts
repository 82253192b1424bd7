import { formulaInWords, toText } from '@tolok/domain'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DecimalScalar } from '../../platform/scalars'
import { Municipality, municipalityLoader } from '../municipalities'
import { draftIndicator } from './draft-indicator'
import { Indicator, IndicatorArgs, IndicatorDraft, IndicatorPage, languages, type Language } from './indicator.object'
import { indicatorLoader, indicatorOf, judgedAs, listIndicators, partsLoader } from './indicator.store'

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Needs('indicator.read')
  @Query(() => IndicatorPage, { description: 'Indicators by code.' })
  indicators(@Ctx() context: Context, @Args(() => IndicatorArgs) args: IndicatorArgs): Promise<Page<Indicator>> {
    return listIndicators(scopeOf(context), sqlOf(context), args)
  }

  @Needs('indicator.read')
  @Query(() => Indicator, { nullable: true, description: "One indicator by its id ('1671:PAD-01'); NOT_FOUND when there is none that you may see." })
  indicator(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Indicator> {
    return indicatorOf(scopeOf(context), databaseOf(context), id)
  }

  @Needs('indicator.write')
  @Mutation(() => Indicator, { description: 'Keeps a new indicator; what does not go together is refused as its type says.' })
  draftIndicator(@Ctx() context: Context, @Arg('draft', () => IndicatorDraft) draft: IndicatorDraft): Promise<Indicator> {
    return draftIndicator(scopeOf(context), databaseOf(context), draft)
  }

  @FieldResolver(() => Municipality)
  municipality(@Root() root: Indicator, @Ctx() context: Context): Promise<Municipality | null> {
    return perOperation(context, municipalityLoader).load(root.municipalityId)
  }

  @FieldResolver(() => Indicator, { nullable: true, description: 'The whole of which it is a part; a total never counts both.' })
  async partOf(@Root() root: Indicator, @Ctx() context: Context): Promise<Indicator | null> {
    return root.partOfId === null ? null : perOperation(context, indicatorLoader).load({ municipalityId: root.municipalityId, key: root.partOfId })
  }

  @FieldResolver(() => [Indicator], { description: 'The parts that make up this whole, by code.' })
  parts(@Root() root: Indicator, @Ctx() context: Context): Promise<Indicator[]> {
    return perOperation(context, partsLoader).load(root)
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: "A ratio's unit: 100 is percent, 100000 is per 100,000; a deadline's days, a level's step; null for a type that is not installed." })
  per(@Root() root: Indicator): string | null {
    const judged = judgedAs(root)
    return judged && toText(judged.spec.per)
  }

  @FieldResolver(() => String, { description: 'How its figures are put together and judged, in words, one step a line; empty for a type that is not installed.' })
  formula(@Root() root: Indicator, @Arg('language', () => languages, { defaultValue: languages.ID }) language: Language): string {
    const judged = judgedAs(root)
    if (!judged) return ''
    const words = formulaInWords(judged.type, judged.spec)
    return language === 'EN' ? words.en : words.id
  }
}
