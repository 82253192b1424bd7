import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { TbGauge, TbUserCircle } from 'react-icons/tb'
import { readScheme, type Scheme } from '@tolok/domain'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { useViewSearch } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { PageHeader } from '../../ui/page-header'
import { Table, type Column } from '../../ui/table'
import { scorecardsView } from '.'
import { MyScorecardsDocument, RuleChoicesDocument, ScorecardsDocument, type ScorecardRow } from './documents'
import { ListFilters, outcomeAsked, type RuleChoice } from './list-filters'
import { OutcomeBadge, scoreIn, Standing } from './outcome'

/** Everyone's whom one may see, a page at a time. */
export const ScorecardList = ({ onOpen }: { onOpen: (id: string) => void }) => {
  const text = useText()
  const { municipalityId, isKnown } = usePlace()
  const [search] = useViewSearch(scorecardsView)
  const rules = useRules()
  const own = useQuery(MyScorecardsDocument).data?.myScorecards.nodes.find(({ practice }) => !practice)
  const { nodes, totalCount, isWhole, isLoading, error, more } = usePages(
    ScorecardsDocument,
    {
      municipalityId,
      period: search.kurun,
      agencyId: search.perangkat,
      schemeId: search.aturan,
      employeeId: search.pegawai,
      text: search.cari,
      practice: search.sifat && search.sifat === 'latihan',
      sealed: search.segel && search.segel === 'sudah',
      ...outcomeAsked(search.hasil),
    },
    'scorecards',
    { skip: !isKnown },
  )
  const { kurun, perangkat, aturan, hasil, pegawai, cari, sifat, segel } = search
  const isFiltered = [kurun, perangkat, aturan, hasil, pegawai, cari, sifat, segel].some(Boolean)
  return (
    <>
      <PageHeader
        title={text('scorecards.title')}
        lead={text('scorecards.lead')}
        actions={
          own && (
            <Button variant="default" leftSection={<TbUserCircle size={18} aria-hidden />} onClick={() => onOpen(own.id)}>
              {text('scorecards.own')}
            </Button>
          )
        }
      />
      <ListFilters rules={rules} />
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('scorecards.title')}
          rows={nodes}
          columns={useColumns(rules, isWhole)}
          idOf={({ id }) => id}
          isLoading={isLoading}
          totalCount={totalCount}
          onEnd={more}
          onOpen={({ id }) => onOpen(id)}
          empty={
            <Empty icon={TbGauge} title={text('scorecards.empty')}>
              {text(isFiltered ? 'empty.filtered' : 'scorecards.empty.why')}
            </Empty>
          }
        />
      )}
    </>
  )
}

const useRules = (): RuleChoice[] => {
  const { data } = useQuery(RuleChoicesDocument)
  return useMemo(
    () =>
      (data?.schemes.nodes ?? []).map(({ id, name, version, document }) => {
        const read = readScheme(document)
        return { id, name, version, rules: read.ok ? read.value : null }
      }),
    [data],
  )
}

const useColumns = (rules: readonly RuleChoice[], isWhole: boolean) => {
  const text = useText()
  const language = useLanguage()
  return useMemo((): Column<ScorecardRow>[] => {
    const format = formatIn(language)
    const known = new Map(rules.map((one) => [one.id, one]))
    const schemeOf = ({ schemeId }: ScorecardRow): Scheme | null | undefined => known.get(schemeId)?.rules
    const ruleName = (row: ScorecardRow) => schemeOf(row)?.label[language] ?? known.get(row.schemeId)?.name ?? row.schemeId
    const sort = (by: (row: ScorecardRow) => string | number | null) => (isWhole ? by : undefined)
    return [
      {
        id: 'name',
        header: text('scorecards.employee'),
        cell: ({ employeeName }) => employeeName,
        sortBy: sort(({ employeeName }) => employeeName),
        width: 270,
      },
      {
        id: 'score',
        header: text('scorecards.score'),
        cell: ({ score }) => scoreIn(format, score),
        sortBy: sort(({ score }) => (score === null ? null : Number(score))),
        isFigure: true,
        width: 96,
      },
      { id: 'outcome', header: text('scorecards.outcome'), cell: (row) => <OutcomeBadge of={row} scheme={schemeOf(row)} />, width: 250 },
      {
        id: 'period',
        header: text('scorecards.period'),
        cell: ({ period }) => format.period(period),
        sortBy: sort(({ period }) => period),
        width: 130,
      },
      { id: 'standing', header: text('scorecards.standing'), cell: (row) => <Standing {...row} />, width: 210 },
      { id: 'rule', header: text('scorecards.rule'), cell: ruleName, sortBy: sort(ruleName), width: 340 },
    ]
  }, [text, language, rules, isWhole])
}
