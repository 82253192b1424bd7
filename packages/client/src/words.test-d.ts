/** Every text has its words, in both languages: `tsc` is the test. */
import type en from './locales/en.json'
import type id from './locales/id.json'
import type { ClientTextId } from './words'

const inIndonesian = <_ extends keyof typeof id>(): void => undefined
const inEnglish = <_ extends keyof typeof en>(): void => undefined
inIndonesian<ClientTextId>()
inEnglish<ClientTextId>()
