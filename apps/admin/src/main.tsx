import './theme/entry'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { Entry, prepareEntry } from './entry'
import { keptLanguage, speak, TextProvider } from './platform/i18n'
import { cssVariables, theme } from './theme/theme'

prepareEntry()
await speak(keptLanguage())

createRoot(document.getElementById('root')!).render(
  <TextProvider>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'tolok.theme' })}
    >
      <Entry />
    </MantineProvider>
  </TextProvider>,
)
