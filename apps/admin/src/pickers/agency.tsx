import { useQuery } from '@apollo/client/react'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { graphql } from '../platform/graphql'
import { useText } from '../platform/i18n'
import { usePlace } from '../platform/place'

export const AgencyChoicesDocument = graphql(`
  query AgencyChoices($municipalityId: Int, $text: String) {
    agencies(municipalityId: $municipalityId, text: $text, first: 30) {
      nodes {
        id
        name
      }
    }
  }
`)
export const ChosenAgencyDocument = graphql(`
  query ChosenAgency($id: ID!) {
    agency(id: $id) {
      id
      name
    }
  }
`)

type Parts = { label: string; value: string | undefined; onChange: (id: string | undefined) => void }

/** One agency, found by typing a part of its name or code. */
export const AgencyPicker = ({ label, value, onChange }: Parts) => {
  const text = useText()
  const { municipalityId } = usePlace()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const chosen = useQuery(ChosenAgencyDocument, { variables: { id: value ?? '' }, skip: !value }).data?.agency
  const [settled] = useDebouncedValue(typed === chosen?.name ? '' : typed, 250)
  const { data, previousData, loading } = useQuery(AgencyChoicesDocument, {
    variables: { municipalityId, text: settled || undefined },
    skip: !isOpen,
  })
  const found = (data ?? previousData)?.agencies.nodes ?? []
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
