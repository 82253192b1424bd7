import { readDashboardTiles, readFiltersShape, withFilters, type SavedReportDocument } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { Agency, agencyLoader } from '../agencies'
import { Dashboard, DashboardArgs, DashboardDraft, DashboardPage, DashboardTile } from './dashboard.object'
import { archiveDashboard, dashboardOf, listDashboards, saveDashboard, shareDashboard } from './dashboard.store'
import { SavedReport, SharingInput } from './saved-report.object'
import { savedReportLoader } from './saved-report.store'

@Resolver(() => Dashboard)
export class DashboardResolver {
  @Needs('report.read')
  @Query(() => DashboardPage, { description: 'The dashboards you may read, by title.' })
  dashboards(@Ctx() context: Context, @Args(() => DashboardArgs) args: DashboardArgs): Promise<Page<Dashboard>> {
    return listDashboards(scopeOf(context), sqlOf(context), args)
  }

  @Needs('report.read')
  @Query(() => Dashboard, { nullable: true, description: 'One dashboard; NOT_FOUND when there is none that you may read.' })
  dashboard(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Dashboard> {
    return dashboardOf(scopeOf(context), sqlOf(context), id)
  }

  @Needs('report.save')
  @Mutation(() => Dashboard, { description: 'Keeps a new dashboard, or your own as it is to be. CONFLICT with the present version when someone was faster.' })
  saveDashboard(@Ctx() context: Context, @Arg('draft', () => DashboardDraft) draft: DashboardDraft): Promise<Dashboard> {
    return saveDashboard(scopeOf(context), databaseOf(context), draft)
  }

  @Needs('report.save')
  @Mutation(() => Dashboard, { description: 'With whom your own is shared from now on; PUBLIC it cannot be. Its reports are shared by themselves.' })
  shareDashboard(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('sharing', () => SharingInput) sharing: SharingInput): Promise<Dashboard> {
    return shareDashboard(scopeOf(context), databaseOf(context), id, sharing)
  }

  @Needs('report.save')
  @Mutation(() => Dashboard, { description: 'Puts your own away, or takes it out again.' })
  archiveDashboard(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('archived', () => Boolean, { defaultValue: true }) archived: boolean): Promise<Dashboard> {
    return archiveDashboard(scopeOf(context), databaseOf(context), id, archived)
  }

  @FieldResolver(() => [DashboardTile])
  tiles(@Root() { kept, filters, municipalityId }: Dashboard): DashboardTile[] {
    const read = readDashboardTiles(kept)
    return read.ok ? read.value.map((tile) => ({ ...tile, filters, municipalityId })) : []
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'AGENCY: with which.' })
  async sharedAgency(@Root() { municipalityId, sharedAgencyKey }: Dashboard, @Ctx() context: Context): Promise<Agency | null> {
    return sharedAgencyKey === null ? null : perOperation(context, agencyLoader).load({ municipalityId, key: sharedAgencyKey })
  }
}

@Resolver(() => DashboardTile)
export class DashboardTileResolver {
  @FieldResolver(() => SavedReport, { nullable: true, description: 'Null where you may not read it, or it was archived.' })
  report(@Root() { municipalityId, reportId }: DashboardTile, @Ctx() context: Context): Promise<SavedReport | null> {
    return perOperation(context, savedReportLoader).load({ municipalityId, key: reportId })
  }

  @FieldResolver(() => GraphQLJSON, { nullable: true, description: 'The question under the dashboard’s filters, as ReportQueryInput takes it; null without a report.' })
  async query(@Root() tile: DashboardTile, @Ctx() context: Context): Promise<unknown> {
    const report = await this.report(tile, context)
    const filters = readFiltersShape(tile.filters)
    return report && withFilters((report.document as SavedReportDocument).query, filters.ok ? filters.value : {})
  }
}
