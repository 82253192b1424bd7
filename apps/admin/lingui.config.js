import { defineConfig } from '@lingui/cli'
import { plainJson } from '../../packages/client/lingui.config.js'

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
    { path: '<rootDir>/src/locales/{locale}.scheme-drafts', include: [] },
    { path: '<rootDir>/src/locales/{locale}.saved', include: [] },
    { path: '<rootDir>/src/locales/{locale}.dashboards', include: [] },
  ],
  compileNamespace: 'ts',
})
