import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type Problem as Wrong } from '@tolok/domain'
import { useState, type FormEvent } from 'react'
import { IndicatorPicker } from '../../pickers/indicator'
import { refusalsFrom } from '../../platform/apollo'
import { Place } from '../../platform/extension'
import { typedNumber, useFigure } from '../../platform/figure'
import { useFormat, type Format } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem, refusalText } from '../../platform/problem'
import type { Refusal } from '../../platform/refusal'
import { RecordDocument, SubmitDocument, TargetsDocument, type Observation, type Target } from './documents'
import { forgetFigures } from './forget'
import { Judged } from './judged'
import { factOf, judgingOf, preview, revisionFor } from './judging'
import { ScorePreview } from './score-preview'

type Parts = { corrects?: Observation; onKept: (id: string) => void; onLeave: () => void }

/** A figure is recorded against its target; what it comes to is said while it is typed. */
export const RecordForm = ({ corrects, onKept, onLeave }: Parts) => {
  const text = useText()
  const format = useFormat()
  const { municipalityId, period } = usePlace()
  const [indicatorId, setIndicator] = useState<string>()
  const [targetId, setTarget] = useState('')
  const { data, error } = useQuery(TargetsDocument, {
    variables: { municipalityId, indicatorId: indicatorId ?? '', year: Number(period.firstDay.slice(0, 4)) },
    skip: !indicatorId,
  })
  const targets = data?.targets.nodes ?? []
  const covering = targets.filter(({ periodFrom, periodTo }) => periodFrom <= period.lastDay && periodTo >= period.firstDay)
  const target = corrects?.target ?? targets.find(({ id }) => id === targetId) ?? (covering.length === 1 ? covering[0] : undefined)

  return (
    <Stack gap="md">
      {!corrects && (
        <>
          <Group>
            <IndicatorPicker
              label={text('observations.indicator')}
              placeholder={text('observations.choose-indicator')}
              value={indicatorId}
              onChange={setIndicator}
            />
          </Group>
          {error && <Problem refusals={refusalsFrom(error)} />}
          {data && covering.length === 0 && <p className="quiet">{text('observations.no-target')}</p>}
          {covering.length > 1 && (
            <NativeSelect
              label={text('observations.target-of')}
              value={target?.id ?? ''}
              onChange={(event) => setTarget(event.currentTarget.value)}
              data={[
                { value: '', label: text('observations.choose') },
                ...covering.map((one) => ({ value: one.id, label: nameOf(one, format) })),
              ]}
            />
          )}
        </>
      )}
      {target && <FigureForm key={target.id} target={target} corrects={corrects} onKept={onKept} onLeave={onLeave} />}
    </Stack>
  )
}

const nameOf = ({ agency, employee, period }: Target, format: Format) =>
  [employee?.name, agency.name, format.period(period)].filter(Boolean).join(' · ')

type Typed = { observedOn: string; value: string; numerator: string; denominator: string }

const FigureForm = ({ target, corrects, onKept, onLeave }: Parts & { target: Target }) => {
  const text = useText()
  const format = useFormat()
  const figure = useFigure()
  const language = useLanguage()
  const { today, period } = usePlace()
  const [typed, setTyped] = useState<Typed>({
    observedOn: corrects?.observedOn ?? least(today, period.lastDay, target.periodTo),
    value: '',
    numerator: '',
    denominator: '',
  })
  const [evidence, setEvidence] = useState(corrects?.evidence ?? '')
  const [isTried, setTried] = useState(false)
  const [record, recording] = useMutation(RecordDocument, { update: forgetFigures })
  const [submit, submitting] = useMutation(SubmitDocument, { update: forgetFigures })

  const judging = judgingOf(target)
  const isRatio = judging?.type.observes === 'RATIO'
  const isDay = judging?.type.reads === 'DAY'
  const given = (name: 'value' | 'numerator' | 'denominator') =>
    typed[name].trim() === '' ? {} : { [name]: isDay ? typed[name] : typedNumber(typed[name], language) }
  const input = { observedOn: typed.observedOn, ...(isRatio ? { ...given('numerator'), ...given('denominator') } : given('value')) }
  const seen = preview(target, input, today)
  const revision = revisionFor(target, typed.observedOn)

  const keep = async (event: FormEvent, andSubmit: boolean) => {
    event.preventDefault()
    setTried(true)
    if (!seen?.fact) return
    const draft = { targetId: target.id, ...input, evidence: evidence.trim() || null, supersedesId: corrects?.id ?? null }
    const kept = (await record({ variables: { draft } }).catch(() => null))?.data?.recordObservation // said by `error`
    if (!kept) return
    if (andSubmit) await submit({ variables: { id: kept.id } }).catch(() => null) // kept as a draft all the same
    onKept(kept.id)
  }
  const field = (name: keyof Typed) => {
    const wrong = seen?.problems.find(({ path }) => path[0] === name)
    const isSaid = wrong && (typed[name] !== '' || isTried)
    return {
      value: typed[name],
      onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [name]: event.currentTarget.value }),
      error: isSaid ? refusalText(text, refusalOf(wrong)).sentence : undefined,
    }
  }
  const number = { inputMode: 'decimal' as const, autoComplete: 'off' }

  return (
    <form onSubmit={(event) => void keep(event, true)} noValidate>
      <Stack gap="md">
        {corrects && (
          <p className="quiet">
            {text('observations.correcting', { figure: figure(target.indicator, corrects), day: format.day(corrects.observedOn) })}
          </p>
        )}
        <TextInput
          type="date"
          label={text('observations.day')}
          description={`${seen?.fact ? `${format.day(seen.fact.observedOn)}. ` : ''}${text('observations.day.why')}`}
          min={target.periodFrom}
          max={least(today, target.periodTo)}
          readOnly={corrects !== undefined}
          {...field('observedOn')}
        />
        {isRatio ? (
          <Group grow align="start">
            <TextInput label={text('observations.numerator')} {...number} {...field('numerator')} />
            <TextInput label={text('observations.denominator')} {...number} {...field('denominator')} />
          </Group>
        ) : (
          <TextInput
            label={text(isDay ? 'observations.figure-day' : 'observations.figure-in', { unit: target.indicator.unit })}
            {...(isDay ? { type: 'date' } : number)}
            {...field('value')}
          />
        )}
        <Judged judged={seen?.fact ? seen : null} isLive>
          {seen?.fact
            ? text('observations.read-as', {
                figure: figure(target.indicator, { value: null, ...input }),
                target: revision ? figure(target.indicator, revision) : '–',
              })
            : text('observations.type-first')}
          {seen?.fact && <ScorePreview target={target} fact={seen.fact} {...(corrects ? { corrects: factOf(corrects) } : {})} />}
        </Judged>
        <Place at="observation.form" given={{ targetId: target.id }} />
        <TextInput
          label={text('observations.evidence')}
          description={text('observations.evidence.why')}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
          maxLength={500}
        />
        <Problem refusals={[recording, submitting].flatMap(({ error }) => (error ? refusalsFrom(error) : []))} />
        <Group gap="xs">
          <Button type="submit" loading={recording.loading || submitting.loading}>
            {text('observations.keep-submit')}
          </Button>
          <Button variant="default" onClick={(event) => void keep(event, false)} disabled={recording.loading}>
            {text('observations.keep')}
          </Button>
          <Button variant="subtle" onClick={onLeave}>
            {text('observations.leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const least = (...days: string[]) => days.reduce((least, day) => (day < least ? day : least))
const refusalOf = ({ code, path, ...facts }: Wrong): Refusal => ({ code, path, facts })
