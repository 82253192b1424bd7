import { answersOf, filterOps, reportIdOf, useOf, type AttributeOwner, type FactKind } from '@tolok/domain'
import { answerOf, attributeTablesOf, columnOf, readPermission, type AttributeTable } from '../../platform/attribute-table'
import type { Extension, SqlDimension, SqlMeasure } from '../../platform/slice'
import { sql, type Sql } from '../../platform/statement'
import { Prisma } from '../../generated/prisma/client'

const { EQ, IN, NOT_IN, IS_NULL, GTE, LTE, BETWEEN } = filterOps
const facts: readonly FactKind[] = ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION', 'SCORECARD']
/** The facts that have such an owner: a scorecard is about no single indicator. */
const factsOf: Record<AttributeOwner, readonly FactKind[]> = { AGENCY: facts, EMPLOYEE: facts, INDICATOR: facts.slice(0, 4) }

/** The row beside the fact's owner, under an alias of its own, so that several extensions may stand in one question. */
const joinOf = ({ name, table, of }: AttributeTable): { alias: string; join: Sql } => {
  const alias = `x_${name}`
  const x = Prisma.raw(alias)
  const on = (column: Sql, owner: Sql) => sql`LEFT JOIN ${table} ${x} ON ${x}.municipality_id = f.municipality_id AND ${x}.${column} = ${owner}`
  if (of === 'AGENCY') return { alias, join: on(sql`agency_id`, sql`f.agency_id`) }
  if (of === 'INDICATOR') return { alias, join: on(sql`indicator_id`, sql`f.indicator_id`) }
  const held = Prisma.raw(`${alias}_post`)
  return { alias, join: sql`LEFT JOIN assignment ${held} ON ${held}.municipality_id = f.municipality_id AND ${held}.id = f.subject_id ${on(sql`employee_id`, sql`${held}.employee_id`)}` }
}

/** What has a short list of answers groups and filters reports. */
export const attributeDimensionsOf = ({ declaration }: Extension): SqlDimension[] =>
  attributeTablesOf(declaration).flatMap((table) => {
    const { alias, join } = joinOf(table)
    return table.attributes.flatMap((attribute): SqlDimension[] => {
      const choices = answersOf(attribute)
      if (choices.length === 0) return []
      const isRank = attribute.kind === 'NUMBER'
      return [
        {
          id: reportIdOf(declaration.name, attribute),
          label: attribute.label,
          description: attribute.description,
          kind: isRank ? 'RANK' : 'CHOICE',
          facts: factsOf[table.of],
          operators: isRank ? [EQ, IN, NOT_IN, GTE, LTE, BETWEEN, IS_NULL] : [EQ, IN, NOT_IN, IS_NULL],
          choices,
          join,
          sql: answerOf(attribute, alias),
          ofTarget: true,
          permission: readPermission(attribute),
          use: useOf(declaration.name),
        },
      ]
    })
  })

/** A number of agencies or employees, as a mean over the appraised: each scorecard that has one counts once. */
export const attributeMeasuresOf = ({ declaration }: Extension): SqlMeasure[] =>
  attributeTablesOf(declaration).flatMap((table) =>
    table.attributes.flatMap((attribute): SqlMeasure[] => {
      if (attribute.kind !== 'NUMBER' || table.of === 'INDICATOR') return []
      const { label, description, unit } = attribute
      return [
        {
          id: `${reportIdOf(declaration.name, attribute)}_MEAN`,
          label: { id: `Rata-rata ${label.id}`, en: `Mean ${label.en}` },
          description: { id: `${description.id} Rata-rata menurut kartu kinerja.`, en: `${description.en} The mean over scorecards.` },
          unit,
          format: 'AMOUNT',
          polarity: null,
          rollUp: 'RATIO',
          fact: 'SCORECARD',
          tally: sql`sum(${numberOf(table, attribute)})`,
          per: sql`count(${numberOf(table, attribute)})`,
          permission: 'report.person',
          use: useOf(declaration.name),
        },
      ]
    }),
  )

/** A counted fact knows its municipality, its subject (an assignment) and its agency. */
const numberOf = ({ table, of }: AttributeTable, attribute: AttributeTable['attributes'][number]): Sql =>
  of === 'AGENCY'
    ? sql`(SELECT xm.${columnOf(attribute)} FROM ${table} xm WHERE xm.municipality_id = f.municipality_id AND xm.agency_id = f.agency_id)`
    : sql`(SELECT xm.${columnOf(attribute)} FROM assignment ms JOIN ${table} xm ON xm.municipality_id = ms.municipality_id AND xm.employee_id = ms.employee_id WHERE ms.municipality_id = f.municipality_id AND ms.id = f.subject_id)`
