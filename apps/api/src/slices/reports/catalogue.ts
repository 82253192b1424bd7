import { can, combines, grainOrder, reportLimits, type Actor } from '@tolok/domain'
import type { ReportCatalogue } from './catalogue.object'
import type { SqlCatalogue } from './plan'

/** What this actor may ask. What is not in it is refused like something that does not exist. */
export const seenBy = (actor: Actor, { measures, dimensions }: SqlCatalogue): SqlCatalogue => {
  const may = ({ permission, use }: Pick<SqlCatalogue['measures'][number], 'permission' | 'use'>) => [permission, use].every((one) => one === undefined || can(actor, one))
  return { measures: measures.filter(may), dimensions: dimensions.filter(may) }
}

/** The same for people and screens. */
export const describe = ({ measures, dimensions }: SqlCatalogue): ReportCatalogue => ({
  measures: measures.map((measure) => ({ ...measure, dimensions: dimensions.filter((dimension) => combines(measure, dimension)).map(({ id }) => id) })),
  dimensions: dimensions.map((dimension) => ({
    ...dimension,
    grains: dimension.kind === 'TIME' ? grainOrder : [],
    deepestLevel: dimension.kind === 'TREE' ? reportLimits.level : null,
    choices: dimension.choices ?? [],
    attributes: dimension.attributes ?? [],
    measures: measures.filter((measure) => combines(measure, dimension)).map(({ id }) => id),
  })),
  limits: reportLimits,
  examples,
})

const examples: ReportCatalogue['examples'] = [
  {
    title: { id: 'Capaian per perangkat daerah dan triwulan', en: 'Achievement by agency and quarter' },
    query: {
      measures: ['ACHIEVEMENT'],
      rows: [{ by: 'AGENCY', level: 1 }],
      columns: [{ by: 'PERIOD', grain: 'QUARTER' }],
      period: { relative: 'THIS_YEAR' },
      totals: ['GRAND', 'ROWS'],
    },
  },
  {
    title: { id: 'Siapa yang belum melapor', en: 'Who has not reported' },
    query: {
      measures: ['EXPECTED', 'REPORTED', 'LATE'],
      rows: [{ by: 'AGENCY', level: 1 }],
      period: { relative: 'LAST_MONTH' },
      orderBy: [{ measure: 'LATE', direction: 'DESC' }],
    },
  },
  {
    title: { id: 'Target dan realisasi per indikator', en: 'Target and actual by indicator' },
    query: { measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], period: { relative: 'THIS_YEAR' } },
  },
]
