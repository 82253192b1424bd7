import { SegmentedControl, Stack, Title, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { chooseLanguage, languages, useLanguage, useText, type Language } from '../../platform/i18n'
import { ViewLink } from '../../platform/view'
import { PageHeader } from '../../ui/page-header'
import classes from './settings.module.css'

/** How Tolok looks and speaks here, and the rules it judges by. */
export default function Settings() {
  const text = useText()
  const language = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <PageHeader title={text('settings.title')} lead={text('settings.lead')} />
      <Stack gap="xl">
        <section className={classes.card} aria-labelledby="settings-look">
          <Title order={2} id="settings-look">
            {text('settings.look')}
          </Title>
          <p className="quiet">{text('settings.look.why')}</p>
          <div className={classes.choices}>
            <div>
              <p id="settings-language" className={classes.label}>
                {text('settings.language')}
              </p>
              <SegmentedControl
                aria-labelledby="settings-language"
                value={language}
                onChange={(value) => void chooseLanguage(value as Language)}
                data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
              />
            </div>
            <div>
              <p id="settings-theme" className={classes.label}>
                {text('settings.theme')}
              </p>
              <SegmentedControl
                aria-labelledby="settings-theme"
                value={colorScheme}
                onChange={(value) => setColorScheme(value as MantineColorScheme)}
                data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: text(`theme.${value}`) }))}
              />
            </div>
          </div>
        </section>
        <section className={classes.card} aria-labelledby="settings-schemes">
          <Title order={2} id="settings-schemes">
            {text('settings.schemes')}
          </Title>
          <p className="quiet">{text('settings.schemes.why')}</p>
          <ViewLink to="aturan" search={{}}>
            {text('settings.schemes.go')}
          </ViewLink>
        </section>
        <section className={classes.card} aria-labelledby="settings-about">
          <Title order={2} id="settings-about">
            {text('settings.about')}
          </Title>
          <p className={classes.words}>{text('settings.about.what')}</p>
          <p className={classes.words}>{text('settings.about.law')}</p>
          <p className={classes.words}>{text('settings.about.licence')}</p>
        </section>
      </Stack>
    </>
  )
}
