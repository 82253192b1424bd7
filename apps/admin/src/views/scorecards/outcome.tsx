import { notAssessedWords, predicateWords, roundHalfUp, toText, type Exact, type Scheme, type Scorecard } from '@tolok/domain'
import { TbSchool, TbLock } from 'react-icons/tb'
import { useFormat, type Format } from '../../platform/format'
import { useLanguage, useText, type Language } from '../../platform/i18n'
import { Badge, type Tone } from '../../ui/badge'
import type { ScorecardRow } from './documents'
import classes from './scorecards.module.css'

const predicateTones: Record<keyof typeof predicateWords, Tone> = {
  VERY_GOOD: 'good',
  GOOD: 'good',
  NEEDS_IMPROVEMENT: 'attention',
  POOR_MISCONDUCT: 'bad',
  VERY_POOR: 'bad',
}

/** The highest two words of a scale are good, the lowest is bad, those between ask for attention. */
const toneOfBand = (code: string, scheme: Scheme | null | undefined): Tone => {
  const codes = scheme?.scale?.bands.map((band) => band.code) ?? []
  const place = codes.indexOf(code)
  if (place < 0) return 'quiet'
  return place < 2 ? 'good' : place === codes.length - 1 ? 'bad' : 'attention'
}

type Came = {
  predicate?: ScorecardRow['predicate']
  bandCode?: string | null
  notAssessedReason?: ScorecardRow['notAssessedReason']
}

/** What a scorecard comes to in one word, or why it does not. */
export const OutcomeBadge = ({
  of: { predicate, bandCode, notAssessedReason },
  scheme,
}: {
  of: Came
  scheme: Scheme | null | undefined
}) => {
  const language = useLanguage()
  if (predicate) return <Badge tone={predicateTones[predicate]}>{predicateWords[predicate][language]}</Badge>
  if (notAssessedReason) return <Badge tone="quiet">{notAssessedWords[notAssessedReason][language].replace(/\.$/, '')}</Badge>
  if (!bandCode) return null
  const word = scheme?.scale?.bands.find(({ code }) => code === bandCode)?.label[language] ?? bandCode
  return <Badge tone={toneOfBand(bandCode, scheme)}>{word}</Badge>
}

/** The same of a scorecard that was reckoned here. */
export const ReckonedBadge = ({ card }: { card: Scorecard }) => (
  <OutcomeBadge
    of={{ predicate: card.predicate, bandCode: card.band?.code ?? null, notAssessedReason: card.notAssessed }}
    scheme={card.scheme}
  />
)

/** The score as its scheme prints it; a dash where there is none. */
export const scoreIn = (format: Format, score: string | null) =>
  score === null ? '–' : format.number(score, (score.split('.')[1] ?? '').length)

/** A figure in percent with two decimals, for reading; the trace has all of them. */
export const figureText = (format: Format, figure: string | null) => (figure === null ? '–' : format.number(figure, 2))
export const exactFigure = (format: Format, figure: Exact | null) =>
  figure === null ? '–' : format.number(toText(roundHalfUp(figure, 2)), 2)

/** A reckoned scorecard in a phrase: '84,20 · Tinggi'. */
export const outcomeText = (format: Format, language: Language, { score, band, predicate, notAssessed }: Scorecard): string =>
  [
    score && scoreIn(format, toText(score)),
    band?.label[language] ??
      (predicate && predicateWords[predicate][language]) ??
      (notAssessed && notAssessedWords[notAssessed][language].replace(/\.$/, '')),
  ]
    .filter(Boolean)
    .join(' · ')

export const Standing = ({ practice, sealedAt }: Pick<ScorecardRow, 'practice' | 'sealedAt'>) => {
  const text = useText()
  if (practice)
    return (
      <span className={classes.standing} data-practice>
        <TbSchool size={15} aria-hidden />
        {text('scorecard.practice')}
      </span>
    )
  if (!sealedAt) return <span className={classes.standing}>{text('scorecard.live')}</span>
  return (
    <span className={classes.standing} data-sealed>
      <TbLock size={15} aria-hidden />
      {text('scorecard.sealed')}
    </span>
  )
}

export const useScore = () => {
  const format = useFormat()
  return (score: string | null) => scoreIn(format, score)
}
