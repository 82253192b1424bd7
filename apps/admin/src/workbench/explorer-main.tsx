// The schema explorer: `npm run dev`, then /explorer.html. Nothing of it is fetched from elsewhere, and none of it is shipped.
import '../theme/entry'
import '../theme/signed-in'
import { MantineProvider } from '@mantine/core'
import { Tolok } from '@tolok/client'
import contract from '@tolok/contract/schema.graphql?raw'
import { buildClientSchema, buildSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { createRoot } from 'react-dom/client'
import { keptLanguage } from '../platform/i18n'
import { cssVariables, theme } from '../theme/theme'
import { ask } from './ask'
import { Explorer } from './explorer'

/** What the running API has, extensions included; where it does not say, the committed contract. */
const readSchema = async () => {
  const { answer } = await ask(getIntrospectionQuery(), {})
  const { data } = answer as { data?: IntrospectionQuery }
  return data ? buildClientSchema(data) : buildSchema(contract)
}
const schema = await readSchema()

createRoot(document.getElementById('root')!).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <Tolok language={keptLanguage()}>
      <Explorer schema={schema} />
    </Tolok>
  </MantineProvider>,
)
