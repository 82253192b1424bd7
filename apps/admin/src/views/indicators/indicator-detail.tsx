import { useQuery } from '@apollo/client/react'
import { Skeleton, Stack } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { graphql } from '../../platform/graphql'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { Field, Fields } from '../../ui/field'

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
      overTime
      overSubjects
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

/** One indicator: what it measures, how it is judged, and how it goes. */
export const IndicatorDetail = ({ id }: { id: string }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { data, error } = useQuery(IndicatorDocument, { variables: { id, language: language === 'en' ? 'EN' : 'ID' } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!data?.indicator) return <Skeleton height={320} />
  const { indicator } = data
  return (
    <Stack gap="md">
      {indicator.description && <p style={{ margin: 0 }}>{indicator.description}</p>}
      <Fields>
        <Field label={text('indicators.polarity')}>{text(`polarity.${indicator.polarity}`)}</Field>
        <Field label={text('indicators.unit')}>{indicator.unit}</Field>
        <Field label={text('indicators.weight')}>{format.number(indicator.weight)}</Field>
      </Fields>
    </Stack>
  )
}
