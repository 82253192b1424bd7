import { zones } from '@tolok/domain'
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { MunicipalityKind } from '../../generated/prisma/enums'
import { pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

registerEnumType(MunicipalityKind, { name: 'MunicipalityKind', description: 'KABUPATEN is a regency, KOTA a city.' })

@Needs('municipality.read')
@ObjectType({ description: 'A regency or city government (pemerintah kabupaten/kota). Everything else belongs to one.' })
export class Municipality {
  @Field(() => Int, { description: 'Never changes, even when the region code does.' }) id!: number
  @Field(() => String) name!: string
  @Field(() => MunicipalityKind) kind!: MunicipalityKind
  @Field(() => String) province!: string
  @Field(() => String, { description: `Its clock, one of ${Object.keys(zones).join(', ')}: days begin and deadlines end by it.` }) timeZone!: string
  @Field(() => Int, { description: 'Days after the end of a reporting period on which reports still count as on time.' }) reportDeadlineDays!: number
  @Field(() => Boolean, { description: 'Holds invented figures for demonstration.' }) demonstration!: boolean
}

@Needs('municipality.read')
@ObjectType({ description: 'A page of municipalities, by name.' })
export class MunicipalityPage extends pageOf(Municipality) {}
