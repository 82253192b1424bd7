import { defineConfig } from '@lingui/cli'

/** Texts are plain JSON, { "view.sentence": "…" }: TypeScript reads their keys, so a text that is missing does not compile. */
const plainJson = {
  catalogExtension: '.json',
  parse: (content) => Object.fromEntries(Object.entries(JSON.parse(content)).map(([id, translation]) => [id, { translation }])),
  serialize: (catalog) =>
    JSON.stringify(Object.fromEntries(Object.entries(catalog).map(([id, text]) => [id, text.translation])), null, 2) + '\n',
}

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
  ],
  compileNamespace: 'ts',
})
