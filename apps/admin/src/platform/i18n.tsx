import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type entry from '../locales/id.entry.json'
import type core from '../locales/id.json'
import type reportBuilder from '../locales/id.report-builder.json'
import type imports from '../locales/id.import.json'
import { keep, kept } from './kept'

/** Every text has an id; the catalogues in src/locales hold the words. A text without words does not compile. */
export type MessageId = keyof typeof entry | keyof typeof core | keyof typeof reportBuilder | keyof typeof imports
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

const entryTexts = {
  id: () => import('../locales/id.entry'),
  en: () => import('../locales/en.entry'),
}
const signedInTexts = {
  id: () => Promise.all([import('../locales/id'), import('../locales/id.report-builder'), import('../locales/id.import')]),
  en: () => Promise.all([import('../locales/en'), import('../locales/en.report-builder'), import('../locales/en.import')]),
}
let isSignedInWanted = false

/** Reads a language's words for the sign-in page, and for everything else once that has been asked for, then speaks it. */
export const speak = async (language: Language): Promise<void> => {
  const catalogues = [await entryTexts[language](), ...(isSignedInWanted ? await signedInTexts[language]() : [])]
  i18n.load(language, Object.assign({}, ...catalogues.map(({ messages }) => messages)))
  i18n.activate(language)
  document.documentElement.lang = language
}

/** The words of the signed-in screens, in the language that is spoken now. */
export const readSignedInTexts = async (): Promise<void> => {
  isSignedInWanted = true
  await speak(i18n.locale === 'en' ? 'en' : 'id')
}

export const chooseLanguage = async (language: Language): Promise<void> => {
  await speak(language)
  keep('language', language)
}

export const TextProvider = ({ children }: { children: ReactNode }) => <I18nProvider i18n={i18n}>{children}</I18nProvider>

/** The words for an id, in the language of the moment: `const text = useText(); text('home.title')`. */
export const useText = (): Text => {
  const { i18n } = useLingui()
  return (id, values) => i18n._(id, values)
}

export const useLanguage = (): Language => (useLingui().i18n.locale === 'en' ? 'en' : 'id')
