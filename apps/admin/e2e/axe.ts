import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')
type Violation = { id: string; nodes: { html: string; failureSummary: string }[] }

/** What axe finds on the page as it stands. Evaluated, not added as a script: the page's own policy allows none from outside. */
export async function violationsOn(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe)
  const violations = await page.evaluate(() =>
    (window as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }).axe.run({ resultTypes: ['violations'] }).then((result) => result.violations),
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`),
  )
}
