import { existsSync } from 'node:fs'

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A real Chromium: the one CHROMIUM_PATH names, else the system's, else the one inside the npm package, which unpacks itself into the temporary
 * folder. Two processes that unpack at once spoil each other's file: whoever starts several asks first and hands them CHROMIUM_PATH.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH ?? systemPlaces.find((place) => existsSync(place))
  if (named) return named
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
