// The workbench of ui/: `npm run dev`, then /workbench.html. It is no part of the product: the build knows only index.html.
import '../theme/entry'
import '../theme/signed-in'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { keptLanguage, readTexts, speak, TextProvider } from '../platform/i18n'
import { cssVariables, theme } from '../theme/theme'
import { Doorway } from '../ui/doorway'
import { Opening } from '../ui/opening'
import { Workbench } from './workbench'

await Promise.all((['core', 'views', 'observations'] as const).map(readTexts))
await speak(keptLanguage())

const pages: Record<string, () => React.ReactNode> = {
  doorway: () => <Doorway><h1>Masuk</h1></Doorway>,
  'doorway-wide': () => <Doorway wide><h1>Siapkan Tolok</h1></Doorway>,
  opening: () => <Opening />,
}
const page = pages[new URLSearchParams(location.search).get('page') ?? '']

createRoot(document.getElementById('root')!).render(
  <TextProvider>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: 'tolok.theme' })}
    >
      {page ? page() : <Workbench />}
    </MantineProvider>
  </TextProvider>,
)
