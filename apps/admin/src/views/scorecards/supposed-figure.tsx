import { TextInput } from '@mantine/core'
import {
  achievementGapWords,
  exactly,
  parseFigure,
  parseRatedFigure,
  roundHalfUp,
  toNumber,
  toText,
  writeFigure,
  type Decimal,
  type Exact,
  type FigureKind,
  type ItemScore,
  type PlanItem,
  type Problem,
  type Result,
} from '@tolok/domain'
import { useState } from 'react'
import { typedNumber, useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { refusalText } from '../../platform/problem'
import type { Item } from './documents'
import { kindOf } from './engine'
import classes from './what-if.module.css'

type FigureParts = {
  item: PlanItem
  shown: Item | undefined
  before: ItemScore | undefined
  after: ItemScore | undefined
  typed: string | undefined
  onType: (text: string | undefined) => void
}

/** One indicator's actual, by slider or by hand, with what it comes to. */
export const SupposedFigure = ({ item, shown, before, after, typed, onType }: FigureParts) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const figure = useFigure()
  const kind = kindOf(item)
  const measured = shown?.indicator ?? { type: item.type.id, unit: shown?.unit ?? '', decimals: shown?.decimals ?? 2 }
  const observed = before?.tally.actual ? roundHalfUp(before.tally.actual, kind === 'DAY' ? 0 : 2) : null
  const target = after?.tally.target ?? before?.tally.target ?? null
  const written = (of: ItemScore | undefined) =>
    of && of.achievement.value !== null ? format.percent(toText(of.achievement.value), 2) : '–'
  return (
    <Supposed
      label={item.label[language]}
      description={text('what-if.target', {
        target: target ? figure(measured, { value: plainText(target, kind) }) : '–',
      })}
      unit={kind === 'DAY' ? '' : measured.unit}
      kind={kind}
      now={observed}
      reach={reachOf(kind, observed, target && roundHalfUp(target, 2), shown?.aims ?? [])}
      typed={typed}
      read={(value) => parseFigure(value, [], kind)}
      onType={onType}
    >
      {text('what-if.achievement', { before: written(before), after: written(after) })}
      {after?.achievement.value === null && ` ${achievementGapWords[after.achievement.reason][language]}`}
    </Supposed>
  )
}

export const SupposedRating = ({
  label,
  now,
  typed,
  onType,
}: {
  label: string
  now: Decimal | null
  typed: string | undefined
  onType: (text: string | undefined) => void
}) => {
  const text = useText()
  return (
    <Supposed
      label={label}
      description={text('what-if.rated')}
      unit=""
      kind="NUMBER"
      now={now}
      reach={{ most: 100, step: 0.5 }}
      typed={typed}
      read={(value) => parseRatedFigure(value)}
      onType={onType}
    >
      {now === null && text('what-if.not-rated')}
    </Supposed>
  )
}

type Parts = {
  label: string
  description: string
  unit: string
  kind: FigureKind
  now: Decimal | null
  reach: { most: number; step: number }
  typed: string | undefined
  read: (text: string) => Result<Decimal>
  onType: (text: string | undefined) => void
  children: React.ReactNode
}

const Supposed = ({ label, description, unit, kind, now, reach, typed, read, onType, children }: Parts) => {
  const text = useText()
  const language = useLanguage()
  const asTyped = (plain: string) => (kind === 'DAY' || language === 'en' ? plain : plain.replace('.', ','))
  const nowText = now ? writeFigure(exactly(plainText(now, kind)), kind) : ''
  const [draft, setDraft] = useState<string | null>(null)
  const plain = typed ?? nowText
  const answer = plain === '' ? null : read(plain)
  const problem: Problem | undefined = answer && !answer.ok ? answer.problems[0] : undefined
  const take = (value: string) => onType(value === '' || value === nowText ? undefined : value)
  const most = Math.max(reach.most, answer?.ok && kind !== 'DAY' ? toNumber(answer.value) : 0)
  return (
    <div className={classes.supposed} data-changed={typed !== undefined || undefined}>
      <TextInput
        type={kind === 'DAY' ? 'date' : 'text'}
        label={label}
        description={description}
        inputMode={kind === 'DAY' ? undefined : 'decimal'}
        autoComplete="off"
        value={draft ?? asTyped(plain)}
        onChange={(event) => {
          setDraft(event.currentTarget.value)
          take(kind === 'DAY' ? event.currentTarget.value : typedNumber(event.currentTarget.value, language))
        }}
        onBlur={() => setDraft(null)}
        rightSection={unit.length > 0 && unit.length < 8 ? <span className={classes.unit}>{unit}</span> : undefined}
        rightSectionWidth={unit.length > 2 ? 68 : 36}
        error={problem && refusalText(text, { ...problem, facts: { ...problem } }).sentence}
      />
      {kind !== 'DAY' && (
        <input
          type="range"
          className={classes.range}
          aria-label={text('what-if.slide', { of: label })}
          min={kind === 'LEVEL' ? 1 : 0}
          max={most}
          step={reach.step}
          value={answer?.ok ? toNumber(answer.value) : 0}
          onChange={(event) => {
            setDraft(null)
            take(event.currentTarget.value)
          }}
        />
      )}
      <p className={classes.effect}>{children}</p>
    </div>
  )
}

/** Two decimals are enough to suppose with; zeros at the end say nothing. */
const plainText = (figure: Exact, kind: FigureKind) =>
  toText(roundHalfUp(figure, kind === 'DAY' ? 0 : 2))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** How far a slider goes: half as far again as target and actual, in steps of about a hundredth. The drawing of a control, not a judgement. */
const reachOf = (kind: FigureKind, now: Decimal | null, target: Decimal | null, aims: readonly { value: string }[]) => {
  if (kind === 'LEVEL') return { most: 10, step: 1 }
  const largest = Math.max(
    1,
    now ? Math.abs(toNumber(now)) : 0,
    target ? Math.abs(toNumber(target)) : Math.max(0, ...aims.map(({ value }) => Number(value))),
  )
  const step = 10 ** Math.floor(Math.log10(largest * 1.5) - 2)
  return { most: Math.ceil((largest * 1.5) / step) * step, step: Math.max(step, 0.01) }
}
