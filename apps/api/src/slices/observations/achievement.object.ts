import { achievementGaps, type AchievementGap } from '@tolok/domain'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Needs } from '../../platform/policy'
import { DecimalScalar } from '../../platform/scalars'

const gaps = Object.fromEntries(achievementGaps.map((gap) => [gap, gap])) as { [K in AchievementGap]: K }
registerEnumType(gaps, { name: 'AchievementGap', description: 'Why a figure cannot be judged.' })

@Needs('observation.read')
@ObjectType({ description: 'How far a target was reached, as the domain judges it.' })
export class Achievement {
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent, two decimals, within floor and cap; null where it cannot be judged.' }) value!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent before floor and cap, six decimals.' }) raw!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'The figure that was judged, put together from the reports.' }) actual!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'What it was judged against.' }) target!: string | null
  @Field(() => Boolean, { description: 'The cap cut it.' }) capped!: boolean
  @Field(() => Boolean, { description: 'The floor lifted it.' }) floored!: boolean
  @Field(() => Boolean, { description: 'Judged by the rule for a target of zero.' }) zeroTarget!: boolean
  @Field(() => gaps, { nullable: true, description: 'Why there is no value.' }) reason!: AchievementGap | null
}
