import { chromium, type Browser } from 'playwright-core'

/** Journeys are told the place by their set-up; a script of one's own finds it. The package's own arguments are for a cloud function, which dies with its first page. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = process.env.CHROMIUM_PATH ?? (await (await import('./chromium.mjs')).findChromium())
  return chromium.launch({ executablePath, args: quiet })
}

// As root Chromium has no sandbox; and it must not call home.
const quiet = ['--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
