import { schemeText, type Expectation, type Predicate, type Scheme } from '@tolok/domain'
import type { Refusal } from '../../platform/refusal'
import type { Text } from '../../platform/i18n'
import { refusalText } from '../../platform/problem'
import { lintScheme, readScheme } from '@tolok/domain'

type Words = { id: string; en: string }
export type EditableComponent = { code: string; label: Words; weight: string }
export type EditableBand = { code: string; label: Words; from: string | null }

/** A rule set as its document has it: decimals are the text a person types, whole or not. */
export type EditableScheme = {
  id: string
  label: Words
  regulation: string
  sources: string[]
  unverified: string[]
  validFrom: string
  yields: 'SCORE' | 'PREDICATE'
  weights: EditableComponent[]
  floor: string | null
  cap: string | null
  rounding: { decimals: number; mode: 'HALF_UP' | 'TRUNCATE' }
  scale: { lowerBound: 'INCLUSIVE' | 'EXCLUSIVE'; roundedTo: number; bands: EditableBand[] } | null
  matrix: Record<Expectation, Record<Expectation, Predicate>> | null
}

export const editableOf = (scheme: Scheme): EditableScheme => JSON.parse(schemeText(scheme)) as EditableScheme

/** What is wrong as it is typed: the domain's reader first, and once it can be read, its linter. */
export type Judgement = {
  scheme: Scheme | null
  /** The sentence for the field at this place; a whole list's findings stand at the list. */
  at: (...path: (string | number)[]) => string | undefined
  /** How many errors forbid its publication; it may be saved all the same once it can be read. */
  errors: number
}

export const judge = (document: EditableScheme, text: Text): Judgement => {
  const read = readScheme(document)
  if (!read.ok) {
    const sentences = new Map(
      read.problems.map(({ code, path, ...facts }) => [path.join('.'), refusalText(text, { code, path, facts } as Refusal).sentence]),
    )
    return { scheme: null, at: (...path) => sentences.get(path.join('.')), errors: read.problems.length }
  }
  const findings = lintScheme(read.value).filter(({ severity }) => severity === 'ERROR')
  const sentences = new Map(
    findings.map(({ fault, path, given }) => [path.join('.'), text(`fault.${fault}`, { given: typeof given === 'string' ? given : '' })]),
  )
  return { scheme: read.value, at: (...path) => sentences.get(path.join('.')), errors: findings.length }
}

/** '12,5' as Indonesians type it is 12.5; anything else stays as typed, for the domain to judge. */
export const typedDecimal = (typed: string): string => typed.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')
