import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql'
import { scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { CubePublication, CubePublicationArgs, CubePublicationPage, PublishableYear, SuppressedFigure, SuppressedFigureArgs, SuppressedFigurePage } from './publication.object'
import { listPublications, listSuppressed, publishableYears } from './publication.store'

@Resolver()
export class CubePublicationResolver {
  @Needs('scorecard.seal')
  @Query(() => CubePublicationPage, { description: 'The years of scorecards that were published where you may publish, the latest first.' })
  cubePublications(@Ctx() context: Context, @Args(() => CubePublicationArgs) args: CubePublicationArgs): Promise<Page<CubePublication>> {
    return listPublications(scopeOf(context), sqlOf(context), args)
  }

  @Needs('scorecard.seal')
  @Query(() => SuppressedFigurePage, { description: 'What a publication does not tell as it is, and why.' })
  suppressedFigures(@Ctx() context: Context, @Args(() => SuppressedFigureArgs) args: SuppressedFigureArgs): Promise<Page<SuppressedFigure>> {
    return listSuppressed(scopeOf(context), sqlOf(context), args)
  }

  @Needs('scorecard.seal')
  @Query(() => [PublishableYear], { description: 'The latest 20 years that are over, have sealed scorecards and are not published.' })
  publishableYears(@Ctx() context: Context, @Arg('municipalityId', () => Int) municipalityId: number): Promise<PublishableYear[]> {
    return publishableYears(scopeOf(context), sqlOf(context), municipalityId)
  }
}
