import { useQuery } from '@apollo/client/react'
import { Skeleton, Stack, Title } from '@mantine/core'
import { Attributes } from '../../pickers/attributes'
import { refusalsFrom } from '../../platform/apollo'
import { Place } from '../../platform/extension'
import { useFormat } from '../../platform/format'
import { graphql } from '../../platform/graphql'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { ViewLink } from '../../platform/view'
import { Field, Fields } from '../../ui/field'
import { IndicatorProgress } from './indicator-progress'

export const IndicatorDocument = graphql(`
  query Indicator($id: ID!, $language: Language!) {
    indicator(id: $id) {
      id
      code
      name
      description
      type
      unit
      polarity
      rangeCondition
      per
      cadence
      weight
      cap
      floor
      decimals
      formula(language: $language)
      partOf {
        id
        name
      }
      parts {
        id
        name
      }
    }
  }
`)

/** One indicator: how it goes, how it is judged in words, and what it belongs to. */
export const IndicatorDetail = ({ id }: { id: string }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { data, error } = useQuery(IndicatorDocument, { variables: { id, language: language === 'en' ? 'EN' : 'ID' } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!data?.indicator) return <Skeleton height={420} />
  const { indicator } = data
  const link = (to: { id: string; name: string }) => (
    <ViewLink key={to.id} to="indikator" search={{ indikator: to.id }}>
      {to.name}
    </ViewLink>
  )

  return (
    <Stack gap="lg">
      {indicator.description && <p style={{ margin: 0 }}>{indicator.description}</p>}
      <IndicatorProgress indicator={indicator} />
      <section>
        <Title order={3} mb="xs">
          {text('indicators.formula')}
        </Title>
        <ol className="steps">
          {indicator.formula.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <Fields>
        <Field label={text('indicators.polarity')}>{text(`polarity.${indicator.polarity}`)}</Field>
        <Field label={text('indicators.unit')}>{indicator.unit}</Field>
        <Field label={text('indicators.cadence')}>{text(`cadence.${indicator.cadence}`)}</Field>
        <Field label={text('indicators.weight')}>{format.number(indicator.weight)}</Field>
        <Field label={text('indicators.limits')}>
          {text('indicators.limits.words', {
            floor: indicator.floor === null ? 'none' : format.percent(indicator.floor, 0),
            cap: indicator.cap === null ? 'none' : format.percent(indicator.cap, 0),
          })}
        </Field>
        {indicator.polarity === 'RANGE' && (
          <Field label={text('indicators.range')}>{text(`indicators.range.${indicator.rangeCondition}`)}</Field>
        )}
        {indicator.type === 'RATIO' && indicator.per !== null && (
          <Field label={text('indicators.per')}>
            {text('indicators.per.words', { per: indicator.per, spoken: format.number(indicator.per) })}
          </Field>
        )}
        {indicator.partOf && <Field label={text('indicators.part-of')}>{link(indicator.partOf)}</Field>}
        {indicator.parts.length > 0 && (
          <Field label={text('indicators.parts')}>
            <Stack gap={4}>{indicator.parts.map(link)}</Stack>
          </Field>
        )}
      </Fields>
      <Attributes of="INDICATOR" id={id} />
      <Place at="indicator.panel" given={{ id }} />
    </Stack>
  )
}
