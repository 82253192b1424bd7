import { Badge, Kbd, NativeSelect, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { usePlace } from '../platform/place'
import { useText } from '../platform/i18n'
import { PeriodPicker } from '../pickers/period'
import classes from './header.module.css'
import { Person } from './person'

/** Whose figures and when: always in sight, on every view. */
export const Header = ({ openPalette }: { openPalette: () => void }) => {
  const text = useText()
  const { municipality, municipalities, chooseMunicipality, period, choosePeriod } = usePlace()
  const isOnlyOne = municipalities.length <= 1

  return (
    <header className={classes.header}>
      <div className={classes.place}>
        {isOnlyOne ? (
          <span className={classes.municipality}>{municipality?.name}</span>
        ) : (
          <NativeSelect
            aria-label={text('shell.municipality')}
            value={municipality?.id ?? ''}
            onChange={(event) => chooseMunicipality(Number(event.currentTarget.value) || undefined)}
            data={[{ value: '', label: text('shell.all-municipalities') }, ...municipalities.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
        )}
        {municipality?.demonstration && (
          <Badge className={classes.demonstration} variant="light" color="kunyit" tt="none" title={text('shell.demonstration.why')}>
            {text('shell.demonstration')}
          </Badge>
        )}
      </div>
      <PeriodPicker period={period} onChoose={choosePeriod} />
      <UnstyledButton className={classes.search} onClick={openPalette} aria-label={text('palette.open')} aria-haspopup="dialog">
        <IconSearch size={18} aria-hidden />
        <span className={classes.searchWords}>{text('palette.hint')}</span>
        <Kbd className={classes.searchKeys} aria-hidden>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <Person />
    </header>
  )
}
