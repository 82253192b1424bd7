import { useQuery } from '@apollo/client/react'
import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useText } from '../../platform/i18n'
import { ReportChoicesDocument } from './documents'
import classes from './dashboards.module.css'

/** The most tiles: as many as may be asked at once. */
const mostTiles = 12
type Parts = { title: string; onTitle: (title: string) => void; count: number; onAdd: (report: { id: string; title: string; document: unknown }) => void; onKeep: () => void; isKeeping: boolean; onLeave: () => void }

/** Another title, another tile; kept or left as it was. */
export const EditBar = ({ title, onTitle, count, onAdd, onKeep, isKeeping, onLeave }: Parts) => {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 250)
  const { data, previousData } = useQuery(ReportChoicesDocument, { variables: { text: settled || undefined }, fetchPolicy: 'cache-and-network' })
  const found = (data ?? previousData)?.savedReports.nodes ?? []
  return (
    <div className={classes.edit}>
      <TextInput label={text('dashboards.field.title')} value={title} onChange={({ currentTarget }) => onTitle(currentTarget.value)} maxLength={200} />
      <Select
        label={text('dashboards.add')}
        placeholder={text(count >= mostTiles ? 'dashboards.add.full' : 'dashboards.add.hint')}
        disabled={count >= mostTiles}
        searchable
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        nothingFoundMessage={text('dashboards.add.none')}
        onChange={(id) => {
          const report = found.find((one) => one.id === id)
          if (report) onAdd(report)
          setTyped('')
        }}
        data={found.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Group gap="xs">
        <Button onClick={onKeep} loading={isKeeping} disabled={title.trim() === ''}>
          {text('dashboards.keep')}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {text('dashboards.leave')}
        </Button>
      </Group>
    </div>
  )
}
