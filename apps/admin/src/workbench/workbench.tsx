import { Button, Group, SegmentedControl, Title, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { chooseLanguage, languages, useLanguage, type Language } from '../platform/i18n'
import { exhibits } from './exhibits'
import classes from './workbench.module.css'

/** Every component of ui/ in every state, on one page; the same page in a frame as wide as a phone. */
export const Workbench = () => {
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isPhone, setPhone] = useState(false)
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>Workbench</Title>
        <Group gap="sm">
          <SegmentedControl
            aria-label="Language"
            value={language}
            onChange={(chosen) => void chooseLanguage(chosen as Language)}
            data={Object.keys(languages)}
          />
          <SegmentedControl
            aria-label="Theme"
            value={colorScheme}
            onChange={(chosen) => setColorScheme(chosen as 'light' | 'dark' | 'auto')}
            data={['light', 'dark', 'auto']}
          />
          <Button variant="default" aria-pressed={isPhone} onClick={() => setPhone(!isPhone)}>
            390 px
          </Button>
        </Group>
      </header>
      {isPhone ? (
        <iframe className={classes.phone} title="390 px" src="/workbench.html" />
      ) : (
        exhibits.map(({ component, states }) => (
          <section key={component} data-component={component} className={classes.exhibit} aria-label={component}>
            <h2>{component}</h2>
            {Object.entries(states).map(([state, show]) => (
              <div key={state} className={classes.state}>
                <p className={classes.name}>{state}</p>
                {show}
              </div>
            ))}
          </section>
        ))
      )}
    </main>
  )
}
