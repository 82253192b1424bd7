import { expectations, expectationWords, predicates, predicateWords } from '@tolok/domain'
import type { BandRequirement, Expectation, Predicate, SchemeDifference } from '@tolok/domain'
import { useFormat, type Format } from '../../platform/format'
import { useLanguage, useText, type Language, type Text } from '../../platform/i18n'
import { Badge } from '../../ui/badge'
import type { Difference } from './documents'
import { partOf } from './reading'
import classes from './schemes.module.css'

type Said = Difference | SchemeDifference

/** What differs, what judges first and loud, the rest below: what it was, what it becomes. */
export const Differences = ({ differences, from, to }: { differences: readonly Said[]; from: string; to: string }) => {
  const text = useText()
  const loud = differences.filter(({ judges }) => judges)
  const quiet = differences.filter(({ judges }) => !judges)
  if (differences.length === 0) return <p>{text('compare.none')}</p>
  return (
    <div className={classes.differences}>
      {loud.length > 0 ? (
        <DifferenceTable caption={text('compare.judging')} rows={loud} from={from} to={to} isLoud />
      ) : (
        <p>
          <Badge tone="good">{text('compare.same-judgement')}</Badge> {text('compare.same-judgement.why')}
        </p>
      )}
      {quiet.length > 0 && <DifferenceTable caption={text('compare.other')} rows={quiet} from={from} to={to} />}
    </div>
  )
}

type TableParts = { caption: string; rows: readonly Said[]; from: string; to: string; isLoud?: boolean }

const DifferenceTable = ({ caption, rows, from, to, isLoud = false }: TableParts) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.compare} data-loud={isLoud || undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text('compare.what')}</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={`${one.change} ${one.about}`}>
              <th scope="row">{text(`change.${one.change}`, { name: one.label?.[language] ?? aboutOf(text, one) })}</th>
              <td>{valueOf(text, format, language, one, one.from)}</td>
              <td>{valueOf(text, format, language, one, one.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const aboutOf = (text: Text, { change, about }: Said): string => {
  if (change === 'REQUIREMENT_ADDED' || change === 'REQUIREMENT_REMOVED') return text(`requirement.${about}` as 'requirement.RATER_TRAINED')
  return change === 'UNVERIFIED_ADDED' || change === 'UNVERIFIED_REMOVED' ? partOf(text, about) : about
}

/** A value as people read it; absent is said, never left blank. */
const valueOf = (text: Text, format: Format, language: Language, { change }: Said, value: string | null): string => {
  if (value === null) return text('compare.absent')
  switch (change) {
    case 'WEIGHT':
    case 'COMPONENT_ADDED':
    case 'COMPONENT_REMOVED':
    case 'CAP':
    case 'FLOOR':
      return `${format.number(value)}%`
    case 'BAND_ADDED':
    case 'BAND_REMOVED':
    case 'BAND_BOUND':
      return value === '' ? text('compare.lowest') : format.number(value)
    case 'MATRIX_CELL':
      return Object.hasOwn(predicates, value) ? predicateWords[value as Predicate][language] : value
    case 'UNIT_HEAD':
      return Object.hasOwn(expectations, value) ? expectationWords[value as Expectation][language] : value
    case 'BAND_REQUIREMENT':
      return text(`scale.requires.${value as BandRequirement}`)
    case 'YIELDS':
      return text(`scheme.yields.${value as 'SCORE' | 'PREDICATE'}`)
    case 'CONVERSION':
      return text('compare.conversion')
    case 'ROUNDING_MODE':
      return text(`rounding.${value as 'HALF_UP' | 'TRUNCATE'}`)
    case 'BAND_LOWER_BOUND':
      return text(`lower-bound.${value as 'INCLUSIVE' | 'EXCLUSIVE'}`)
    case 'CADENCE':
      return value
        .split(', ')
        .map((grain) => text(`reading.every.${grain as 'MONTH'}`))
        .join(', ')
    case 'VALID_FROM':
    case 'VALID_TO':
      return format.day(value)
    case 'REQUIREMENT_ADDED':
    case 'REQUIREMENT_REMOVED':
    case 'UNVERIFIED_ADDED':
    case 'UNVERIFIED_REMOVED':
      return text('compare.present')
    default:
      return value
  }
}
