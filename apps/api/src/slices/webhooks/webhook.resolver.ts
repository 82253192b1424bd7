import { webhookEvents } from '@tolok/domain'
import { Arg, Args, Ctx, GraphQLISODateTime, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { databaseOf, scopeOf, sqlOf, type Context } from '../../platform/context'
import { PageArgs, type Page } from '../../platform/page'
import { InPerson, Needs } from '../../platform/policy'
import { mayGoAnywhere } from './clock'
import { listDeliveries, replayOne, replayRange, writeTest } from './delivery.store'
import { DeliveryArgs, NewWebhook, Webhook, WebhookChange, WebhookDelivery, WebhookDeliveryPage, WebhookDraft, WebhookPage } from './webhook.object'
import { changeWebhook, createWebhook, listWebhooks, removeWebhook } from './webhook.store'

@Resolver(() => Webhook)
export class WebhookResolver {
  @InPerson()
  @Needs('account.manage')
  @Query(() => WebhookPage, { description: 'The webhooks of the municipalities that you administer, the latest first.' })
  webhooks(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<Webhook>> {
    return listWebhooks(scopeOf(context), sqlOf(context), args)
  }

  @Needs('account.manage')
  @Query(() => [String], { description: 'Of what a webhook can be told.' })
  webhookEvents(): string[] {
    return Object.keys(webhookEvents)
  }

  @InPerson()
  @Needs('account.manage')
  @Query(() => WebhookDeliveryPage, { description: 'The messages of a webhook, the latest first.' })
  webhookDeliveries(@Ctx() context: Context, @Args(() => DeliveryArgs) args: DeliveryArgs): Promise<Page<WebhookDelivery>> {
    return listDeliveries(scopeOf(context), sqlOf(context), args)
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => NewWebhook, { description: 'Keeps a webhook, in a municipality all of which you administer. The secret of its signatures is answered this once.' })
  createWebhook(@Ctx() context: Context, @Arg('draft', () => WebhookDraft) draft: WebhookDraft): Promise<NewWebhook> {
    return createWebhook(scopeOf(context), databaseOf(context), draft, mayGoAnywhere())
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => Webhook)
  changeWebhook(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('change', () => WebhookChange) change: WebhookChange): Promise<Webhook> {
    return changeWebhook(scopeOf(context), databaseOf(context), id, change, mayGoAnywhere())
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => Webhook, { description: 'Removes it for good; what waits is dropped.' })
  removeWebhook(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Webhook> {
    return removeWebhook(scopeOf(context), databaseOf(context), id)
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => WebhookDelivery, { description: "Sends a message of the kind 'webhook.test' with the next look, within seconds: see `webhookDeliveries`." })
  testWebhook(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<WebhookDelivery> {
    return writeTest(scopeOf(context), databaseOf(context), id)
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => WebhookDelivery, { description: 'Sends a message once more. Its `webhook-id` stays, by which the receiver knows it.' })
  replayDelivery(@Ctx() context: Context, @Arg('webhookId', () => ID) webhookId: string, @Arg('id', () => ID) id: string): Promise<WebhookDelivery> {
    return replayOne(scopeOf(context), databaseOf(context), webhookId, id)
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => Int, { description: 'Sends everything of a time that a webhook is told of, at most 5,000 messages; answers how many.' })
  replayDeliveries(
    @Ctx() context: Context,
    @Arg('webhookId', () => ID) webhookId: string,
    @Arg('from', () => GraphQLISODateTime) from: Date,
    @Arg('until', () => GraphQLISODateTime) until: Date,
  ): Promise<number> {
    return replayRange(scopeOf(context), databaseOf(context), webhookId, from, until)
  }
}
