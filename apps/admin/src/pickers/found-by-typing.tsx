import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useText } from '../platform/i18n'
import { usePlace } from '../platform/place'

type Choice = { id: string; name: string }
type Question = { municipalityId: number | undefined; text: string | undefined }
type Parts = {
  label: string
  /** Says what choosing one does. */
  description?: string
  value: string | undefined
  onChange: (id: string | undefined) => void
  /** What stands there while nothing is chosen; 'any' where none is given. */
  placeholder?: string
}

/** A picker of one among many, found by typing a part of its name or code. It is told how to name the chosen one and how to find others. */
export const foundByTyping = (
  useChosen: (id: string | undefined) => Choice | null | undefined,
  useFound: (question: Question, isAsked: boolean) => { found: readonly Choice[]; isLoading: boolean },
) =>
  function FoundByTyping({ label, description, value, onChange, placeholder }: Parts) {
    const text = useText()
    const { municipalityId } = usePlace()
    const [typed, setTyped] = useState('')
    const [isOpen, setOpen] = useState(false)
    const chosen = useChosen(value)
    const [settled] = useDebouncedValue(typed === chosen?.name ? '' : typed, 250)
    const { found, isLoading } = useFound({ municipalityId, text: settled || undefined }, isOpen)
    const choices = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
    return (
      <Select
        label={label}
        description={description}
        placeholder={placeholder ?? text('any')}
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        value={value ?? null}
        onChange={(id) => onChange(id ?? undefined)}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': text('picker.clear') }}
        onSearchChange={setTyped}
        onDropdownOpen={() => setOpen(true)}
        filter={({ options }) => options}
        nothingFoundMessage={text(isLoading ? 'picker.searching' : 'picker.nothing')}
        maxDropdownHeight={320}
        flex={1}
        miw="min(14rem, 100%)" // not as a basis: in a column that would be its height
      />
    )
  }
