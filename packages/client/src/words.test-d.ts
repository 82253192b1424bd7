/** Every text has its words, in both languages: `tsc` is the test. */
import type en from './locales/en.json'
import type id from './locales/id.json'
import type { ClientTextId } from './words'

const have = <_ extends keyof typeof id & keyof typeof en>(): void => undefined
have<ClientTextId>()
