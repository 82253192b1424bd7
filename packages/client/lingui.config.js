/** Texts are plain JSON, { "view.sentence": "…" }: TypeScript reads their keys, so a text that is missing does not compile. */
export const plainJson = {
  catalogExtension: '.json',
  parse: (content) => Object.fromEntries(Object.entries(JSON.parse(content)).map(([id, translation]) => [id, { translation }])),
  serialize: (catalog) =>
    JSON.stringify(Object.fromEntries(Object.entries(catalog).map(([id, text]) => [id, text.translation])), null, 2) + '\n',
}

export default {
  sourceLocale: 'id',
  locales: ['id', 'en'],
  format: plainJson,
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: [] }],
  compileNamespace: 'ts',
}
