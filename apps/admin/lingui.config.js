import { readFileSync } from 'node:fs'
import { defineConfig } from '@lingui/cli'
import { plainJson } from '../../packages/client/lingui.config.js'

/** The extensions in their list, each with words of its own. */
const list = readFileSync(new URL('./src/extensions.ts', import.meta.url), 'utf8')
const extensions = [...list.matchAll(/^import .* from '\.\/extensions\/([a-z0-9-]+)'/gm)].map(([, name]) => name)

export default defineConfig({
  sourceLocale: 'id',
  locales: ['id', 'en'],
  format: plainJson,
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}.entry', include: [] }, // what is read before signing in
    { path: '<rootDir>/src/locales/{locale}', include: [] }, // the shell and what every view says
    { path: '<rootDir>/src/locales/{locale}.views', include: [] },
    { path: '<rootDir>/src/locales/{locale}.report-builder', include: [] },
    { path: '<rootDir>/src/locales/{locale}.import', include: [] },
    { path: '<rootDir>/src/locales/{locale}.observations', include: [] },
    { path: '<rootDir>/src/locales/{locale}.scorecards', include: [] },
    { path: '<rootDir>/src/locales/{locale}.schemes', include: [] },
    { path: '<rootDir>/src/locales/{locale}.publications', include: [] },
    { path: '<rootDir>/src/locales/{locale}.scheme-drafts', include: [] },
    { path: '<rootDir>/src/locales/{locale}.saved', include: [] },
    { path: '<rootDir>/src/locales/{locale}.dashboards', include: [] },
    { path: '<rootDir>/src/locales/{locale}.integrations', include: [] },
    ...extensions.map((name) => ({ path: `<rootDir>/src/extensions/${name}/locales/{locale}`, include: [] })),
  ],
  compileNamespace: 'ts',
})
