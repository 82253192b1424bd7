import { Button, NativeSelect, TextInput } from '@mantine/core'
import { TbAdjustmentsHorizontal, TbSearch } from 'react-icons/tb'
import {
  notAssessedReasons,
  notAssessedWords,
  parsePeriod,
  periodOf,
  predicateWords,
  shiftYears,
  type NotAssessedReason,
  type Predicate,
  type Scheme,
} from '@tolok/domain'
import { useState } from 'react'
import { AgencyPicker } from '../../pickers/agency'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { useSearchField } from '../../platform/use-search-field'
import { useViewSearch } from '../../platform/view'
import { Filters } from '../../ui/filters'
import { scorecardsView } from '.'

export type RuleChoice = { id: string; name: string; version: number; rules: Scheme | null }

/** An outcome in the address: 'p.GOOD' a predicate, 'b.HIGH' a band, 'x.NOT_RATED' not assessed. */
export const outcomeAsked = (asked: string | undefined) => {
  const [kind, code] = [asked?.slice(0, 2), asked?.slice(2)]
  const predicate = kind === 'p.' && code && Object.hasOwn(predicateWords, code) ? (code as Predicate) : undefined
  const notAssessed = kind === 'x.' ? notAssessedReasons.find((reason) => reason === code) : undefined
  return { predicate, notAssessed, band: kind === 'b.' ? code : undefined }
}

/** What the list is narrowed by: the usual ones in sight, the others at one press. */
export const ListFilters = ({ rules }: { rules: readonly RuleChoice[] }) => {
  const text = useText()
  const language = useLanguage()
  const [search, change] = useViewSearch(scorecardsView)
  const field = useSearchField(search.cari, (cari) => change({ cari }, { replace: true }))
  const [isMore, setMore] = useState(Boolean(search.perangkat || search.aturan || search.sifat || search.segel))
  const any = { value: '', label: text('any') }
  return (
    <Filters label={text('scorecards.filter')}>
      <TextInput
        type="search"
        label={text('scorecards.search')}
        placeholder={text('scorecards.search.hint')}
        leftSection={<TbSearch size={18} aria-hidden />}
        {...field}
      />
      <NativeSelect
        label={text('scorecards.period')}
        value={search.kurun ?? ''}
        onChange={(event) => change({ kurun: event.currentTarget.value || undefined })}
        data={[any, ...usePeriods(search.kurun)]}
      />
      <NativeSelect
        label={text('scorecards.outcome')}
        value={search.hasil ?? ''}
        onChange={(event) => change({ hasil: event.currentTarget.value || undefined })}
        data={[any, ...useOutcomes(rules.find(({ id }) => id === search.aturan)?.rules ?? null, rules)]}
      />
      {isMore ? (
        <>
          <AgencyPicker label={text('scorecards.agency')} value={search.perangkat} onChange={(perangkat) => change({ perangkat })} />
          <NativeSelect
            label={text('scorecards.rule')}
            value={search.aturan ?? ''}
            onChange={(event) => change({ aturan: event.currentTarget.value || undefined, hasil: undefined })}
            data={[
              any,
              ...rules.map(({ id, name, version, rules }) => ({ value: id, label: `${rules?.label[language] ?? name} v${version}` })),
            ]}
            maw={320}
          />
          <NativeSelect
            label={text('scorecards.kind')}
            value={search.sifat ?? ''}
            onChange={(event) => change({ sifat: (event.currentTarget.value || undefined) as typeof search.sifat })}
            data={[
              any,
              { value: 'sungguhan', label: text('scorecards.kind.real') },
              { value: 'latihan', label: text('scorecards.kind.practice') },
            ]}
          />
          <NativeSelect
            label={text('scorecards.seal')}
            value={search.segel ?? ''}
            onChange={(event) => change({ segel: (event.currentTarget.value || undefined) as typeof search.segel })}
            data={[any, { value: 'sudah', label: text('scorecards.seal.yes') }, { value: 'belum', label: text('scorecards.seal.no') }]}
          />
        </>
      ) : (
        <Button variant="default" leftSection={<TbAdjustmentsHorizontal size={18} aria-hidden />} onClick={() => setMore(true)}>
          {text('scorecards.filter.more')}
        </Button>
      )}
      {search.pegawai && (
        <Button variant="default" onClick={() => change({ pegawai: undefined })}>
          {text('scorecards.everyone')}
        </Button>
      )}
    </Filters>
  )
}

/** The periods that hold the one at the top of the screen, and the year before it: cycles are seldom shorter than the month one looks at. */
const usePeriods = (asked: string | undefined) => {
  const format = useFormat()
  const { period } = usePlace()
  const own = (['YEAR', 'SEMESTER', 'QUARTER', 'MONTH'] as const).map((grain) => periodOf(period.firstDay, grain))
  const ids = [own[0]!.id, shiftYears(own[0]!, -1).id, ...own.slice(1).map(({ id }) => id)]
  const all = asked && parsePeriod(asked).ok && !ids.includes(asked) ? [asked, ...ids] : ids
  return all.map((id) => ({ value: id, label: format.period(id) }))
}

/** Words of outcomes: those of the rule that is chosen; of all rules, each band's word once. */
const useOutcomes = (chosen: Scheme | null, rules: readonly RuleChoice[]) => {
  const text = useText()
  const language = useLanguage()
  const schemes = chosen ? [chosen] : rules.flatMap(({ rules }) => (rules ? [rules] : []))
  const predicates = Object.entries(predicateWords).map(([code, words]) => ({ value: `p.${code}`, label: words[language] }))
  const bands = new Map(schemes.flatMap(({ scale }) => (scale?.bands ?? []).map(({ code, label }) => [code, label[language]] as const)))
  return [
    ...(schemes.some(({ yields }) => yields === 'PREDICATE') ? [{ group: text('scorecards.predicates'), items: predicates }] : []),
    ...(bands.size > 0
      ? [{ group: text('scorecards.bands'), items: [...bands].map(([code, label]) => ({ value: `b.${code}`, label })) }]
      : []),
    {
      group: text('scorecards.not-assessed'),
      items: notAssessedReasons.map((reason: NotAssessedReason) => ({ value: `x.${reason}`, label: notAssessedWords[reason][language] })),
    },
  ]
}
