import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import type { ClientTextId } from '@tolok/client'
import { useMemo, type ReactNode } from 'react'
import type entry from '../locales/id.entry.json'
import type core from '../locales/id.json'
import type views from '../locales/id.views.json'
import type reportBuilder from '../locales/id.report-builder.json'
import type imports from '../locales/id.import.json'
import type observations from '../locales/id.observations.json'
import type scorecards from '../locales/id.scorecards.json'
import type schemes from '../locales/id.schemes.json'
import type schemeDrafts from '../locales/id.scheme-drafts.json'
import type saved from '../locales/id.saved.json'
import type dashboards from '../locales/id.dashboards.json'
import type publications from '../locales/id.publications.json'
import type integrations from '../locales/id.integrations.json'
import { keep, kept } from './kept'

/** Every text has an id; the catalogues in src/locales hold the words. A text without words does not compile. */
export type MessageId = ClientTextId | keyof typeof entry | keyof typeof core | keyof typeof views | keyof typeof reportBuilder | keyof typeof imports | keyof typeof observations | keyof typeof scorecards | keyof typeof schemes | keyof typeof schemeDrafts | keyof typeof saved | keyof typeof dashboards | keyof typeof publications | keyof typeof integrations | ExtensionMessageId
/** What an extension says has its name before a slash: 'muara-contoh/title'. Its own catalogue holds the words. */
export type ExtensionMessageId = `${string}/${string}`
export type Values = Record<string, string | number | undefined>
export type Text = (id: MessageId, values?: Values) => string

export const languages = { id: 'Bahasa Indonesia', en: 'English' } as const
export type Language = keyof typeof languages

export const isLanguage = (text: string | null): text is Language => text !== null && Object.hasOwn(languages, text)
export const keptLanguage = (): Language => {
  const language = kept('language')
  return isLanguage(language) ? language : 'id'
}

/** Formats of the people who read: 1.234,56 in Indonesian; British dates in English, because no Indonesian office writes the month first. */
export const formatLocaleOf = (language: string) => (language === 'en' ? 'en-GB' : 'id-ID')

/** Which words are needed when: `client` (the refusals) and `entry` before signing in, `core` with the shell, the others with the views that speak them. */
const catalogues = {
  client: { id: () => import('@tolok/client/locales/id'), en: () => import('@tolok/client/locales/en') },
  entry: { id: () => import('../locales/id.entry'), en: () => import('../locales/en.entry') },
  core: { id: () => import('../locales/id'), en: () => import('../locales/en') },
  views: { id: () => import('../locales/id.views'), en: () => import('../locales/en.views') },
  'report-builder': { id: () => import('../locales/id.report-builder'), en: () => import('../locales/en.report-builder') },
  import: { id: () => import('../locales/id.import'), en: () => import('../locales/en.import') },
  schemes: { id: () => import('../locales/id.schemes'), en: () => import('../locales/en.schemes') },
  'scheme-drafts': { id: () => import('../locales/id.scheme-drafts'), en: () => import('../locales/en.scheme-drafts') },
  scorecards: { id: () => import('../locales/id.scorecards'), en: () => import('../locales/en.scorecards') },
  saved: { id: () => import('../locales/id.saved'), en: () => import('../locales/en.saved') },
  dashboards: { id: () => import('../locales/id.dashboards'), en: () => import('../locales/en.dashboards') },
  publications: { id: () => import('../locales/id.publications'), en: () => import('../locales/en.publications') },
  integrations: { id: () => import('../locales/id.integrations'), en: () => import('../locales/en.integrations') },
  observations: { id: () => import('../locales/id.observations'), en: () => import('../locales/en.observations') },
}
export type TextArea = keyof typeof catalogues
/** Words that are read when they are wanted: `{ id: () => import('./locales/id'), en: () => import('./locales/en') }`. */
export type Catalogue = Record<Language, () => Promise<{ messages: Parameters<typeof i18n.load>[1] }>>
const catalogueOf = (area: TextArea | Catalogue): Catalogue => (typeof area === 'string' ? catalogues[area] : area)
const wanted = new Map<TextArea | Catalogue, Promise<void>>([
  ['client', Promise.resolve()],
  ['entry', Promise.resolve()],
])

/** Reads a language's words, as far as they have been wanted, then speaks it. */
export const speak = async (language: Language): Promise<void> => {
  const read = await Promise.all([...wanted.keys()].map((area) => catalogueOf(area)[language]()))
  for (const { messages } of read) i18n.load(language, messages)
  i18n.activate(language)
  document.documentElement.lang = language
}

/** Wants the words of an area from now on, in the language of the moment and in any chosen later. */
export const readTexts = (area: TextArea | Catalogue): Promise<void> => {
  const already = wanted.get(area)
  if (already) return already
  wanted.set(area, Promise.resolve())
  const reading = speak(isLanguage(i18n.locale) ? i18n.locale : keptLanguage()) // before anything was spoken, what will be
  wanted.set(area, reading)
  return reading
}

export const chooseLanguage = async (language: Language): Promise<void> => {
  await speak(language)
  keep('language', language)
}

export const TextProvider = ({ children }: { children: ReactNode }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>

/** The words for an id, in the language of the moment: `const text = useText(); text('home.title')`. */
export const useText = (): Text => {
  const context = useLingui() // another one when other words were read or another language is spoken
  return useMemo(() => (id, values) => context.i18n._(id, values), [context])
}

export const useLanguage = (): Language => (useLingui().i18n.locale === 'en' ? 'en' : 'id')
