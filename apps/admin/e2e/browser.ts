import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** A real Chromium: the one CHROMIUM_PATH names, else the system's, else the one inside the npm package. Nothing is ever downloaded. */
export const launchBrowser = async (): Promise<Browser> => {
  const named = process.env.CHROMIUM_PATH ?? systemPlaces.find((place) => existsSync(place))
  if (named) return chromium.launch({ executablePath: named, args: quiet })
  const { default: packaged } = await import('@sparticuz/chromium')
  // Without the package's own arguments: they are for a cloud function, in one process, which dies with its first page.
  return chromium.launch({ executablePath: await packaged.executablePath(), args: quiet })
}

// As root Chromium has no sandbox; and it must not call home.
const quiet = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
