import { can, indicatorTypesIn, parseDecimal, toText, type Problem } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { codeId, found } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { recordAudit } from '../audit'
import type { Indicator, IndicatorDraft } from './indicator.object'
import { indicatorOf } from './indicator.store'

/** Keeps a new indicator. Its settings are those its type allows, with the type's own defaults for what was not said. */
export async function draftIndicator(scope: Scope, db: Database, draft: IndicatorDraft): Promise<Indicator> {
  const { municipalityId } = draft
  const inside = found(within(scope, municipalityId))
  if (!can(scope.actor, 'indicator.write', { municipalityId })) throw notFound()
  const types = indicatorTypesIn(municipalityId)
  const type = types.find(({ id }) => id === draft.type)
  if (!type) throw refuse([{ code: 'NOT_ONE_OF', path: ['draft', 'type'], allowed: types.map(({ id }) => id) }])
  const { polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap, floor, per } = draft
  const spec = agreed(type.fields.parse(given({ polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap, floor, per: per ?? undefined }), ['draft']))
  const weight = agreed(parseDecimal(draft.weight ?? '1', ['draft', 'weight'], { maxIntegerDigits: 8, maxDecimals: 4 }))
  const [code, name, unit] = [
    agreed(parseText(draft.code, ['draft', 'code'], { most: 40 })),
    agreed(parseText(draft.name, ['draft', 'name'], { most: 500 })),
    agreed(parseText(draft.unit, ['draft', 'unit'], { most: 40 })),
  ]
  const description = agreed(parseText(draft.description ?? '', ['draft', 'description'], { least: 0, most: 5000 }))
  const decimals = draft.decimals ?? 2
  const problems: Problem[] = [
    ...(weight.digits < 0n ? [{ code: 'OUT_OF_RANGE' as const, path: ['draft', 'weight'], least: '0' }] : []),
    ...(decimals < 0 || decimals > 6 ? [{ code: 'OUT_OF_RANGE' as const, path: ['draft', 'decimals'], least: 0, most: 6 }] : []),
  ]
  if (problems.length > 0) throw refuse(problems)

  const id = codeId(municipalityId, code)
  return db.$transaction(async (tx) => {
    const whole = draft.partOfId == null ? null : await indicatorOf(inside, tx, draft.partOfId)
    const [kept] = await rowsOf<{ id: string }>(
      tx,
      sql`insert into indicator (municipality_id, id, code, name, description, type, unit, polarity, minimize_formula, over_time, over_subjects, cadence, part_of_id,
          weight, cap, floor, per, range_condition, decimals)
        values (${municipalityId}::int, ${uuid()}::uuid, ${code}, ${name}, ${description}, ${type.id}, ${unit}, ${spec.polarity}::polarity,
          ${spec.minimizeFormula}::minimize_formula, ${spec.overTime}::over_time, ${spec.overSubjects}::over_subjects, ${draft.cadence}::cadence, ${whole?.key ?? null}::uuid,
          ${toText(weight)}::numeric, ${spec.cap && toText(spec.cap)}::numeric, ${spec.floor && toText(spec.floor)}::numeric, ${toText(spec.per)}::numeric, ${spec.rangeCondition}::range_condition, ${decimals}::smallint)
        on conflict (municipality_id, code) do nothing returning id::text`,
    )
    if (!kept) throw refuse([{ code: 'DUPLICATE', path: ['draft', 'code'] }])
    await recordAudit(tx, scope, { municipalityId, action: 'INDICATOR_DRAFTED', objectType: 'INDICATOR', objectId: id, detail: { type: type.id } })
    return indicatorOf(inside, tx, id)
  })
}

/** Only what was said: what was not is for the type to fill in. */
const given = (settings: object) => Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
