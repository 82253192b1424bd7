import { useMutation } from '@apollo/client/react'
import { Button, TextInput } from '@mantine/core'
import { expectationWords, organisationPredicateWords, parseRatedFigure, toText, type Expectation, type Scorecard } from '@tolok/domain'
import { useMemo, useState, type FormEvent } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { typedNumber } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem, refusalText } from '../../platform/problem'
import type { Refusal } from '../../platform/refusal'
import { RateDocument, type Card } from './documents'
import { ratedAnew, ratedComponents, scoreOf, type Inputs } from './engine'
import { ExpectationChoice } from './expectation-choice'
import { outcomeText } from './outcome'
import classes from './what-if.module.css'

type Draft = { kind: 'FIGURE' | 'RESULT' | 'BEHAVIOUR'; component?: string; value?: string; expectation?: Expectation; note: string }
const keyOf = ({ kind, component }: Pick<Draft, 'kind' | 'component'>) => component ?? kind

/** What a superior gives: each figure or expectation with what the score becomes, while it is typed. Only what was changed is sent. */
export const RatingForm = ({ card, inputs }: { card: Card; inputs: Inputs }) => {
  const text = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState<Record<string, Partial<Draft>>>({})
  const [isKept, setKept] = useState(false)
  const [rate, { loading, error, client }] = useMutation(RateDocument)
  const now = useMemo(() => scoreOf(inputs), [inputs])
  const { ratings, scheme } = inputs
  const components = ratedComponents(inputs)
  const isPredicate = scheme.yields === 'PREDICATE'

  const drafts: Draft[] = [
    ...components.flatMap(({ code }): Draft[] => {
      const { value, note = '' } = typed[code] ?? {}
      return value?.trim() ? [{ kind: 'FIGURE', component: code, value: typedNumber(value, language), note }] : []
    }),
    ...(['RESULT', 'BEHAVIOUR'] as const).flatMap((kind): Draft[] => {
      const { expectation, note = '' } = typed[kind] ?? {}
      return expectation ? [{ kind, expectation, note }] : []
    }),
  ]
  const previewOf = (only?: string): Scorecard | null => {
    const chosen = drafts.filter((draft) => only === undefined || keyOf(draft) === only)
    const figures = Object.fromEntries(chosen.flatMap(({ component, value }) => (component && value ? [[component, value]] : [])))
    const word = (kind: Draft['kind']) => chosen.find((draft) => draft.kind === kind)?.expectation
    const answer = scoreOf({
      ...inputs,
      ratings: ratedAnew(ratings, figures, { result: word('RESULT') ?? ratings.result, behaviour: word('BEHAVIOUR') ?? ratings.behaviour }),
    })
    return answer.ok ? answer.value : null
  }
  const refusals: Refusal[] = error ? refusalsFrom(error) : []
  const refusalAt = (key: string) => {
    const index = drafts.findIndex((draft) => keyOf(draft) === key)
    return refusals.find(({ path }) => path[0] === 'ratings' && path[1] === index)
  }
  const type = (key: string, part: Partial<Draft>) => {
    setKept(false)
    setTyped({ ...typed, [key]: { ...typed[key], ...part } })
  }
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await rate({ variables: { planId: card.id, ratings: drafts } }).catch(() => null) // said by `error`
    if (!answer?.data) return
    setTyped({})
    setKept(true)
    for (const fieldName of ['scorecards', 'myScorecards', 'report']) client.cache.evict({ id: 'ROOT_QUERY', fieldName })
    await client.refetchQueries({ include: ['Scorecard'] })
  }
  const isUnread = drafts.some(({ value }) => value !== undefined && !parseRatedFigure(value).ok)

  return (
    <form onSubmit={(event) => void keep(event)} className={classes.whatIf} noValidate>
      <p className={classes.promise}>{text(card.practice ? 'rating.lead.practice' : 'rating.lead')}</p>
      {isPredicate && (
        <p className={classes.organisation}>
          <span>{text('rating.organisation')}</span>
          <strong>
            {ratings.organisation ? organisationPredicateWords[ratings.organisation][language] : text('rating.organisation.none')}
          </strong>
        </p>
      )}
      <div className={classes.fields}>
        {components.map(({ code, label, weight }) => (
          <FigureField
            key={code}
            label={label[language]}
            weight={toText(weight)}
            now={ratings.figures.find(({ component }) => component === code)?.value}
            draft={typed[code] ?? {}}
            refusal={refusalAt(code)}
            preview={typed[code]?.value ? previewOf() : null}
            onType={(part) => type(code, part)}
          />
        ))}
        {isPredicate &&
          (['RESULT', 'BEHAVIOUR'] as const).map((kind) => {
            const given = kind === 'RESULT' ? ratings.result : ratings.behaviour
            const preview = typed[kind]?.expectation ? previewOf() : null
            const refusal = refusalAt(kind)
            return (
              <ExpectationChoice
                key={kind}
                label={text(kind === 'RESULT' ? 'rating.result' : 'rating.behaviour')}
                value={typed[kind]?.expectation ?? given}
                onChange={(expectation) => type(kind, { expectation })}
              >
                <Preview preview={preview} given={given && expectationWords[given][language]} />
                {refusal && <p className={classes.error}>{refusalText(text, refusal).sentence}</p>}
                <TextInput
                  label={text('rating.note')}
                  value={typed[kind]?.note ?? ''}
                  onChange={(event) => type(kind, { note: event.currentTarget.value })}
                  maxLength={500}
                  size="sm"
                />
              </ExpectationChoice>
            )
          })}
      </div>
      {components.length === 0 && !isPredicate && <p>{text('rating.nothing')}</p>}
      <Problem refusals={refusals.filter(({ path }) => path[0] !== 'ratings' || path.length < 2)} />
      {(components.length > 0 || isPredicate) && (
        <div className={classes.send}>
          <Button type="submit" loading={loading} disabled={drafts.length === 0 || isUnread}>
            {text('rating.keep')}
          </Button>
          <p role="status">{isKept && now.ok ? text('rating.kept') : drafts.length === 0 ? text('rating.untouched') : ''}</p>
        </div>
      )}
      <Given card={card} inputs={inputs} />
    </form>
  )
}

type FieldParts = {
  label: string
  weight: string
  now: Parameters<typeof toText>[0] | undefined
  draft: Partial<Draft>
  refusal: Refusal | undefined
  preview: Scorecard | null
  onType: (part: Partial<Draft>) => void
}

const FigureField = ({ label, weight, now, draft, refusal, preview, onType }: FieldParts) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const read = draft.value?.trim() ? parseRatedFigure(typedNumber(draft.value, language)) : null
  const wrong = refusal ?? (read && !read.ok ? { ...read.problems[0]!, facts: { ...read.problems[0]! } } : undefined)
  return (
    <div className={classes.supposed} data-changed={draft.value ? true : undefined}>
      <TextInput
        label={label}
        description={text('rating.figure', { weight: format.number(weight) })}
        placeholder={now ? format.number(toText(now)) : undefined}
        inputMode="decimal"
        autoComplete="off"
        value={draft.value ?? ''}
        onChange={(event) => onType({ value: event.currentTarget.value })}
        error={wrong && refusalText(text, wrong).sentence}
      />
      <Preview preview={read?.ok ? preview : null} given={now ? format.number(toText(now)) : null} />
      <TextInput
        label={text('rating.note')}
        value={draft.note ?? ''}
        onChange={(event) => onType({ note: event.currentTarget.value })}
        maxLength={500}
        size="sm"
      />
    </div>
  )
}

const Preview = ({ preview, given }: { preview: Scorecard | null; given: string | null }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  return (
    <p className={classes.effect} aria-live="polite">
      {preview
        ? text('rating.becomes', { outcome: outcomeText(format, language, preview) })
        : given
          ? text('rating.given', { given })
          : text('rating.not-given')}
    </p>
  )
}

/** Everything that was given before; the latest of a kind counts. */
const Given = ({ card, inputs }: { card: Card; inputs: Inputs }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { timeZone } = usePlace()
  if (card.ratings.length === 0) return null
  const nameOf = (component: string | null, kind: Draft['kind']) =>
    component === null
      ? text(kind === 'RESULT' ? 'rating.result' : 'rating.behaviour')
      : (inputs.scheme.weights.find(({ code }) => code === component)?.label[language] ?? component)
  return (
    <section className={classes.given}>
      <h2>{text('rating.history')}</h2>
      <ul>
        {card.ratings.map(({ id, kind, component, value, expectation, note, counts, byName, recordedAt }) => (
          <li key={id} data-counts={counts || undefined}>
            <strong>
              {nameOf(component, kind)}: {value !== null ? format.number(value) : expectation && expectationWords[expectation][language]}
            </strong>
            <span>
              {byName ?? text('rating.by.system')}, {format.moment(recordedAt, timeZone)}
              {!counts && ` · ${text('rating.replaced')}`}
            </span>
            {note && <span>{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
