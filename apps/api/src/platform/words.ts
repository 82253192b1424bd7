import type { Words as Bilingual } from '@tolok/domain'
import { Field, ObjectType } from 'type-graphql'
import { Needs } from './policy'

@Needs('SIGNED_IN')
@ObjectType({ description: 'The same words in both languages. Not an object with an identity: do not cache it by id.' })
export class Words implements Bilingual {
  @Field(() => String, { description: 'Indonesian.' }) id!: string
  @Field(() => String, { description: 'English.' }) en!: string
}
