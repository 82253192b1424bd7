import { useQuery } from '@apollo/client/react'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { graphql } from '../platform/graphql'
import { useText } from '../platform/i18n'
import { usePlace } from '../platform/place'

export const IndicatorChoicesDocument = graphql(`
  query IndicatorChoices($municipalityId: Int, $text: String) {
    indicators(municipalityId: $municipalityId, text: $text, first: 30) {
      nodes {
        id
        code
        name
      }
    }
  }
`)
export const ChosenIndicatorDocument = graphql(`
  query ChosenIndicator($id: ID!) {
    indicator(id: $id) {
      id
      code
      name
    }
  }
`)

type Parts = { label: string; value: string | undefined; onChange: (id: string | undefined) => void }

/** One indicator, found by typing a part of its name or code. */
export const IndicatorPicker = ({ label, value, onChange }: Parts) => {
  const text = useText()
  const { municipalityId } = usePlace()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const chosen = useQuery(ChosenIndicatorDocument, { variables: { id: value ?? '' }, skip: !value }).data?.indicator
  const [settled] = useDebouncedValue(typed === chosen?.name ? '' : typed, 250)
  const { data, previousData, loading } = useQuery(IndicatorChoicesDocument, {
    variables: { municipalityId, text: settled || undefined },
    skip: !isOpen,
  })
  const found = (data ?? previousData)?.indicators.nodes ?? []
  const choices = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      label={label}
      placeholder={text('any')}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': text('picker.clear') }}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      filter={({ options }) => options}
      nothingFoundMessage={text(loading ? 'picker.searching' : 'picker.nothing')}
      maxDropdownHeight={320}
      flex="1 1 14rem"
      maw={320}
    />
  )
}
