import { useQuery } from '@apollo/client/react'
import { Button, Skeleton, Tabs } from '@mantine/core'
import { TbArrowLeft, TbSchool } from 'react-icons/tb'
import { readScheme } from '@tolok/domain'
import type { ReactNode } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { useViewSearch, ViewLink } from '../../platform/view'
import { PageHeader } from '../../ui/page-header'
import { WithPanel } from '../../ui/panel'
import { parts, scorecardsView, type Part } from '.'
import { Breakdown } from './breakdown'
import { Changes } from './changes'
import { MyScorecardsDocument, ScorecardDocument, type Card } from './documents'
import { inputsOf } from './engine'
import { ExplainButton, Explanation } from './explanation'
import { figureText, OutcomeBadge, Standing, useScore } from './outcome'
import { RatingForm } from './rating-form'
import { Seal } from './seal'
import classes from './scorecards.module.css'
import { WhatIf } from './what-if'

type Parts = { id: string; onLeave?: () => void; choice?: ReactNode }

/** One person in one period: what came of it, and everything one can ask of that number. */
export const ScorecardPage = ({ id, onLeave, choice }: Parts) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const [{ jelaskan, bagian }, change] = useViewSearch(scorecardsView)
  const { data, error } = useQuery(ScorecardDocument, {
    variables: { id, language: language === 'en' ? 'EN' : 'ID' },
    fetchPolicy: 'cache-and-network',
  })
  const card = data?.scorecard
  const explain = (key: string | undefined) => change({ jelaskan: key }, { replace: jelaskan !== undefined })
  const step = jelaskan ? card?.trace.find(({ key }) => key === jelaskan) : undefined
  return (
    <>
      {onLeave && (
        <Button variant="subtle" size="compact-sm" leftSection={<TbArrowLeft size={16} aria-hidden />} onClick={onLeave} mb="xs">
          {text('scorecard.back')}
        </Button>
      )}
      <PageHeader title={card?.employeeName ?? text('scorecards.title')} lead={card && <Facts card={card} />} actions={choice} />
      {error && <Problem refusals={refusalsFrom(error)} />}
      {!card && !error && <Skeleton height={480} />}
      {card && (
        <WithPanel
          onClose={() => explain(undefined)}
          panel={
            step && card
              ? {
                  title: text('scorecard.explain'),
                  subtitle: `${card.employeeName} · ${format.period(card.period)}`,
                  content: <Explanation key={step.key} card={card} step={step} onStep={explain} />,
                }
              : null
          }
        >
          <div className={classes.page}>
            {card.practice && (
              <p className={classes.practice}>
                <TbSchool size={20} aria-hidden />
                {text('scorecard.practice.why')}
              </p>
            )}
            <Outcome card={card} onExplain={explain} />
            <Sections
              key={id}
              card={card}
              part={bagian ?? 'rincian'}
              onPart={(part) => change({ bagian: part, jelaskan: undefined })}
              onExplain={explain}
            />
          </div>
        </WithPanel>
      )}
    </>
  )
}

const Facts = ({ card }: { card: Card }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const scheme = schemeIn(card)
  return (
    <span className={classes.facts}>
      <span>{text('scorecard.period', { period: format.period(card.period) })}</span>
      <Standing {...card} />
      <ViewLink to="aturan" search={{ aturan: card.schemeId }}>
        {scheme?.label[language] ?? card.schemeId}
      </ViewLink>
    </span>
  )
}

const schemeIn = ({ scoringInputs }: Card) => {
  const read = readScheme((scoringInputs as { scheme: unknown }).scheme)
  return read.ok ? read.value : null
}

/** The number, or why there is none, as large as it matters. */
const Outcome = ({ card, onExplain }: { card: Card; onExplain: (key: string) => void }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const written = useScore()
  const { score, predicate, notAssessed, evidence, problems } = card
  return (
    <section className={classes.outcome} aria-label={text('scorecard.outcome')}>
      <div>
        <p className={classes.label}>{text(predicate || evidence ? 'scorecard.predicate' : 'scorecard.score')}</p>
        <p className={classes.big} data-words={score !== null ? undefined : notAssessed ? 'reason' : 'word'}>
          {score !== null ? written(score) : (card.predicateWords?.[language] ?? notAssessed?.words[language] ?? '–')}
        </p>
        <p className={classes.beside}>
          {score !== null && <OutcomeBadge of={card} scheme={schemeIn(card)} />}
          {notAssessed?.exemption && <span>{text(`scorecard.exempt.${notAssessed.exemption}`)}</span>}
          {evidence !== null && <span>{text('scorecard.evidence', { figure: figureText(format, evidence) })}</span>}
        </p>
      </div>
      {card.trace.length > 0 && <ExplainButton stepKey="score" onExplain={onExplain} of={text('scorecard.whole')} />}
      {problems.length > 0 && (
        <p className={classes.note}>
          {text('scorecard.not-reckoned', { codes: problems.map(({ code, path }) => `${code} (${path.join('.')})`).join(', ') })}
        </p>
      )}
    </section>
  )
}

type SectionParts = { card: Card; part: Part; onPart: (part: Part) => void; onExplain: (key: string) => void }

const Sections = ({ card, part, onPart, onExplain }: SectionParts) => {
  const text = useText()
  const { may } = useSession()
  const inputs = inputsOf(card)
  // Nobody rates or seals himself; the API would refuse it.
  const isOwn = useQuery(MyScorecardsDocument).data?.myScorecards.nodes.some(({ id }) => id === card.id) ?? false
  const isRatable = inputs !== null && card.sealedAt === null && !isOwn && may('scorecard.rate')
  const isSealable = card.sealedAt !== null || (may('scorecard.seal') && !isOwn && !card.practice)
  const open = parts.filter(
    (one) => one === 'rincian' || (one === 'andai' ? inputs !== null : one === 'penilaian' ? isRatable : isSealable),
  )
  const shown = open.includes(part) ? part : 'rincian'
  return (
    <Tabs value={shown} onChange={(value) => value && onPart(value as Part)} keepMounted={false}>
      <Tabs.List className={classes.tabs}>
        {open.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {text(`scorecard.part.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="rincian" pt="md">
        <Breakdown card={card} onExplain={onExplain} />
        <Changes card={card} />
      </Tabs.Panel>
      {inputs && (
        <Tabs.Panel value="andai" pt="md">
          <WhatIf card={card} inputs={inputs} />
        </Tabs.Panel>
      )}
      {inputs && isRatable && (
        <Tabs.Panel value="penilaian" pt="md">
          <RatingForm card={card} inputs={inputs} />
        </Tabs.Panel>
      )}
      {isSealable && (
        <Tabs.Panel value="segel" pt="md">
          <Seal card={card} />
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
