/** The settings that every indicator type shares, with the choices each type allows. */
import { compare } from '../number'
import type { Path, Problem } from '../problem'
import { choice, decimalChoice, fieldsOf, optionalDecimal, type Fields } from './fields'
import {
  minimizeFormulas,
  polarities,
  rangeConditions,
  type IndicatorSpec,
  type MinimizeFormula,
  type OverSubjects,
  type OverTime,
  type Polarity,
  type RangeCondition,
} from './indicator'

type Choices = {
  polarity?: Polarity
  overTime: readonly [OverTime, ...OverTime[]]
  overSubjects: readonly [OverSubjects, ...OverSubjects[]]
  per?: readonly [string, ...string[]]
}

/** The shared fields; of each list the first is what a new indicator starts with. */
export const judgingFields = ({ polarity, overTime, overSubjects, per = ['1'] }: Choices): Fields<IndicatorSpec> =>
  fieldsOf<IndicatorSpec>(
    {
      polarity: choice({ id: 'Polaritas', en: 'Polarity' }, Object.keys(polarities) as Polarity[], polarity),
      minimizeFormula: choice(
        { id: 'Rumus bila makin kecil makin baik', en: 'Formula where less is better' },
        Object.keys(minimizeFormulas) as MinimizeFormula[],
        'LINEAR',
      ),
      rangeCondition: choice(
        { id: 'Kondisi di luar rentang', en: 'Condition outside the range' },
        Object.keys(rangeConditions) as RangeCondition[],
        'NORMAL',
      ),
      overTime: choice({ id: 'Konsolidasi antarwaktu', en: 'Over time' }, overTime, overTime[0]),
      overSubjects: choice({ id: 'Konsolidasi antarunit', en: 'Over subjects' }, overSubjects, overSubjects[0]),
      floor: optionalDecimal({ id: 'Batas bawah (%)', en: 'Floor (%)' }, '0', '-1000000', '100'),
      cap: optionalDecimal({ id: 'Batas atas (%)', en: 'Cap (%)' }, null, '0', '1000000'),
      per: decimalChoice({ id: 'Per', en: 'Per' }, per, per[0]),
    },
    floorBelowCap,
  )

const floorBelowCap = ({ floor, cap }: IndicatorSpec, path: Path): Problem[] =>
  floor && cap && compare(floor, cap) > 0 ? [{ code: 'INCOMPATIBLE', path: [...path, 'floor'], with: 'cap' }] : []
