import { UnstyledButton } from '@mantine/core'
import { TbFlask, TbSearch } from 'react-icons/tb'
import { usePlace } from '../platform/place'
import { useText } from '../platform/i18n'
import { PeriodPicker } from '../pickers/period'
import { Bell } from './bell'
import classes from './header.module.css'
import { Person } from './person'

/** Whose figures and when: always in sight, on every view. */
export const Header = ({ openPalette }: { openPalette: () => void }) => {
  const text = useText()
  const { municipality, municipalities, chooseMunicipality, period, choosePeriod } = usePlace()
  const isOnlyOne = municipalities.length <= 1

  return (
    <section className={classes.header} aria-label={text('shell.place')}>
      <div className={classes.place}>
        {isOnlyOne ? (
          <span className={classes.municipality}>{municipality?.name}</span>
        ) : (
          <select
            className={classes.choice}
            aria-label={text('shell.municipality')}
            value={municipality?.id ?? ''}
            onChange={(event) => chooseMunicipality(Number(event.currentTarget.value) || undefined)}
          >
            <option value="">{text('shell.all-municipalities')}</option>
            {municipalities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        {municipality?.demonstration && (
          <span className={classes.demonstration} title={text('shell.demonstration.why')}>
            <TbFlask size={14} aria-hidden />
            {text('shell.demonstration')}
          </span>
        )}
      </div>
      <PeriodPicker period={period} onChoose={choosePeriod} />
      <UnstyledButton className={classes.search} onClick={openPalette} aria-haspopup="dialog">
        <TbSearch size={18} aria-hidden />
        <span className={classes.searchWords}>{text('palette.hint')}</span>
        <kbd className={classes.searchKeys} aria-hidden>
          Ctrl K
        </kbd>
      </UnstyledButton>
      <Bell />
      <Person />
    </section>
  )
}
