import { setupI18n } from '@lingui/core'
import type { RefusalCode } from './refusal'
import { messages as en } from './locales/en'
import { messages as id } from './locales/id'

/** What the client says itself. The template literals are the exhaustive list: a new code in the domain does not compile until it has its words (`words.test-d.ts`). */
export type ClientTextId =
  | `problem.${RefusalCode}`
  | `problem.${RefusalCode}.remedy`
  | 'problem.title'
  | `sign-in.${'title' | 'username' | 'password' | 'submit' | 'refused'}`

/** What an extension says has its name before a slash, and stands in its own catalogue. */
export type ClientText = (id: ClientTextId | `${string}/${string}`, values?: Record<string, string>) => string
export type Language = 'id' | 'en'

/** The client's words in one language, for a page that has none of its own; another language is activated when it is chosen. */
export const speaking = (language: Language) => setupI18n({ locale: language, messages: { id, en } })
