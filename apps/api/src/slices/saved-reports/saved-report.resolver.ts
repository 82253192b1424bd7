import { lintReportDocument, readReportShape, reportDocumentText, reportFileName, type SavedReportDocument } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { declaredReports } from '../../platform/report-ids'
import { Agency, agencyLoader } from '../agencies'
import { municipalityLoader } from '../municipalities'
import { seenBy } from '../reports'
import { galleryFor } from './gallery'
import { GalleryReport } from './gallery.object'
import { archiveReport, askedAt, favourReport, importReport, moveReport, renameReport, saveReport, shareReport } from './life'
import { decidePublication, requestPublication } from './publication'
import { ReportProblem, ReportPublication, SavedReport, SavedReportArgs, SavedReportDraft, SavedReportPage, SavedReportVersion, SharingInput } from './saved-report.object'
import { listSavedReports, publicationLoader, savedReportOf, versionsLoader } from './saved-report.store'

@Resolver(() => SavedReport)
export class SavedReportResolver {
  @Needs('report.read')
  @Query(() => SavedReportPage, { description: 'The saved reports you may read, by title: your own and those shared with you.' })
  savedReports(@Ctx() context: Context, @Args(() => SavedReportArgs) args: SavedReportArgs): Promise<Page<SavedReport>> {
    return listSavedReports(scopeOf(context), sqlOf(context), args)
  }

  @Needs('report.read')
  @Query(() => SavedReport, { nullable: true, description: 'One saved report; NOT_FOUND when there is none that you may read.' })
  savedReport(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<SavedReport> {
    return savedReportOf(scopeOf(context), sqlOf(context), id)
  }

  @Needs('report.read')
  @Query(() => [GalleryReport], { description: 'Ready reports, those of your municipality first. What you may not ask is not among them.' })
  reportGallery(@Ctx() context: Context): GalleryReport[] {
    const { actor, municipalities, at } = scopeOf(context)
    return galleryFor(seenBy(actor, declaredReports()), municipalities, at)
  }

  @Needs('report.save')
  @Mutation(() => SavedReport, { description: 'Keeps a new report, or the next version of your own. CONFLICT with the present version when someone was faster.' })
  saveReport(@Ctx() context: Context, @Arg('draft', () => SavedReportDraft) draft: SavedReportDraft): Promise<SavedReport> {
    return saveReport(scopeOf(context), databaseOf(context), draft)
  }

  @Needs('report.save')
  @Mutation(() => SavedReport, { description: 'Keeps a document that was exported, here or elsewhere, as a new report of your own.' })
  importReport(
    @Ctx() context: Context,
    @Arg('document', () => GraphQLJSON) document: unknown,
    @Arg('municipalityId', () => Int, { nullable: true }) municipalityId?: number | null,
    @Arg('folder', () => String, { nullable: true }) folder?: string | null,
  ): Promise<SavedReport> {
    return importReport(scopeOf(context), databaseOf(context), { document, municipalityId, folder })
  }

  @Needs('report.save')
  @Mutation(() => SavedReport, { description: 'Another title or description, as the next version.' })
  renameReport(
    @Ctx() context: Context,
    @Arg('id', () => ID) id: string,
    @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('title', () => String) title: string,
    @Arg('description', () => String, { nullable: true }) description?: string | null,
  ): Promise<SavedReport> {
    return renameReport(scopeOf(context), databaseOf(context), id, expectedVersion, title, description ?? null)
  }

  @Needs('report.save')
  @Mutation(() => SavedReport, { description: "Into another folder: 'Rapat/Bulanan'; '' is the top." })
  moveReport(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('folder', () => String) folder: string): Promise<SavedReport> {
    return moveReport(scopeOf(context), databaseOf(context), id, folder)
  }

  @Needs('report.save')
  @Mutation(() => SavedReport, { description: 'Puts your own away, or takes it out again. Nothing is deleted.' })
  archiveReport(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('archived', () => Boolean, { defaultValue: true }) archived: boolean): Promise<SavedReport> {
    return archiveReport(scopeOf(context), databaseOf(context), id, archived)
  }

  @Needs('report.save')
  @Mutation(() => SavedReport, { description: 'With whom your own is shared from now on. Back to PRIVATE at any time; anything else needs report.share.' })
  shareReport(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('sharing', () => SharingInput) sharing: SharingInput): Promise<SavedReport> {
    return shareReport(scopeOf(context), databaseOf(context), id, sharing)
  }

  @Needs('report.read')
  @Mutation(() => SavedReport, { description: 'Dear to you, or no more.' })
  favourReport(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('favourite', () => Boolean, { defaultValue: true }) favourite: boolean): Promise<SavedReport> {
    return favourReport(scopeOf(context), databaseOf(context), id, favourite)
  }

  @Needs('report.share')
  @Mutation(() => SavedReport, { description: 'Asks that the present version of your own be made public. A later change takes the wish back.' })
  requestPublication(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<SavedReport> {
    return requestPublication(scopeOf(context), databaseOf(context), id, reason)
  }

  @Needs('report.publish')
  @Mutation(() => SavedReport, { description: 'Makes the requested version public. OWN_DRAFT for its owner, writer and asker.' })
  approvePublication(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('note', () => String, { nullable: true }) note?: string | null): Promise<SavedReport> {
    return decidePublication(scopeOf(context), databaseOf(context), id, 'APPROVED', note ?? null)
  }

  @Needs('report.publish')
  @Mutation(() => SavedReport, { description: 'Leaves it as it is, and says why.' })
  declinePublication(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('note', () => String) note: string): Promise<SavedReport> {
    return decidePublication(scopeOf(context), databaseOf(context), id, 'DECLINED', note)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'AGENCY: with which.' })
  async sharedAgency(@Root() { municipalityId, sharedAgencyKey }: SavedReport, @Ctx() context: Context): Promise<Agency | null> {
    return sharedAgencyKey === null ? null : perOperation(context, agencyLoader).load({ municipalityId, key: sharedAgencyKey })
  }

  @FieldResolver(() => String, { description: 'The document as a file: the same document, the same text.' })
  file(@Root() { document }: SavedReport): string {
    return reportDocumentText(document as SavedReportDocument)
  }

  @FieldResolver(() => String, { description: "'capaian-per-opd.tolok.json'" })
  fileName(@Root() report: SavedReport): string {
    return reportFileName(report)
  }

  @FieldResolver(() => [ReportProblem], { description: 'What you would be refused if you asked it now. Empty: it answers.' })
  async problems(@Root() { municipalityId, document }: SavedReport, @Ctx() context: Context): Promise<ReportProblem[]> {
    const scope = scopeOf(context)
    const read = readReportShape(document)
    const place = await perOperation(context, municipalityLoader).load(municipalityId)
    const found = read.ok ? lintReportDocument(read.value, seenBy(scope.actor, declaredReports()), askedAt(scope, place)) : read.problems
    return found.map(({ code, path, ...facts }) => ({ code, path: path.map(String), facts }))
  }

  @FieldResolver(() => [SavedReportVersion], { description: 'Every text it has had, the latest first; of what is not yours, the one you see.' })
  versions(@Root() report: SavedReport, @Ctx() context: Context): Promise<SavedReportVersion[]> {
    return perOperation(context, versionsLoader).load(report)
  }

  @FieldResolver(() => ReportPublication, { nullable: true, description: 'The latest wish to make it public, and its decision.' })
  publication(@Root() report: SavedReport, @Ctx() context: Context): Promise<ReportPublication | null> {
    return perOperation(context, publicationLoader).load(report)
  }
}

