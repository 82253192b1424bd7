// The one lint file: the import law of the house, the rules that keep the domain pure, and what any TypeScript project checks, types too.
// tools/house/offences.mjs plants offences and checks that they are caught.
const el = (type, more = {}) => ({ element: { type, ...more } })
const to = (...types) => types.map((type) => ({ to: el(type) }))
const door = (type) => ({ to: el(type, { fileInternalPath: 'index.ts' }) })
const own = (type) => ({ to: el(type, { captured: { name: '{{from.element.captured.name}}' } }) })

/** Folders, the narrower before the wider. */
const elements = [
  { type: 'domain', pattern: 'packages/domain' },
  { type: 'contract', pattern: 'packages/contract' },
  { type: 'client', pattern: 'packages/client' },
  { type: 'api-platform', pattern: 'apps/api/src/platform' },
  { type: 'api-generated', pattern: 'apps/api/src/generated' },
  { type: 'api-testing', pattern: 'apps/api/src/testing' },
  { type: 'slice', pattern: 'apps/api/src/slices/*', capture: ['name'] },
  { type: 'api-extension', pattern: 'apps/api/src/extensions/*', capture: ['name'] },
  { type: 'cli', pattern: 'apps/api/src/cli' },
  { type: 'seed', pattern: 'apps/api/seed' },
  { type: 'api-root', pattern: 'apps/api/src' },
  { type: 'api-outside', pattern: 'apps/api' },
  { type: 'admin-platform', pattern: 'apps/admin/src/platform' },
  { type: 'admin-generated', pattern: 'apps/admin/src/generated' },
  { type: 'locales', pattern: 'apps/admin/src/locales' },
  { type: 'theme', pattern: 'apps/admin/src/theme' },
  { type: 'ui', pattern: 'apps/admin/src/ui' },
  { type: 'pickers', pattern: 'apps/admin/src/pickers' },
  { type: 'view', pattern: 'apps/admin/src/views/*', capture: ['name'] },
  { type: 'admin-extension', pattern: 'apps/admin/src/extensions/*', capture: ['name'] },
  { type: 'shell', pattern: 'apps/admin/src/shell' },
  { type: 'admin-testing', pattern: 'apps/admin/src/testing' },
  { type: 'workbench', pattern: 'apps/admin/src/workbench' },
  { type: 'admin-root', pattern: 'apps/admin/src' },
  { type: 'admin-outside', pattern: 'apps/admin' },
  { type: 'tools', pattern: 'tools' },
]

/** Who may import whom: the arrows of "Where does a line go?". What is not written here is refused. */
const policies = [
  { from: el('domain'), allow: to('domain') },
  { from: el('client'), allow: to('client', 'domain', 'contract') },

  { from: el('api-platform'), allow: to('api-platform', 'api-generated', 'domain', 'contract', 'api-outside') },
  ...['slice', 'api-extension'].flatMap((type) => [
    { from: el(type), allow: to('api-platform', 'api-generated', 'domain', 'contract') },
    { from: el(type), allow: own(type) }, // its own files freely, another slice only by its door
    { from: el(type), allow: door('slice') },
    { from: el(type, { fileInternalPath: '**/*.{test,test-program}.ts' }), allow: to('api-testing', 'api-root', 'cli', 'seed', 'api-outside') },
    { from: el(type, { fileInternalPath: '**/*.worker.ts' }), allow: { to: el('api-root', { fileInternalPath: 'extensions.ts' }) } }, // a thread begins alone, and reads the list as main does
  ]),
  ...['api-platform', 'cli', 'seed', 'api-root'].map((type) => ({ from: el(type, { fileInternalPath: '**/*.test.ts' }), allow: to('api-testing', 'api-root', 'slice', 'seed', 'cli', 'api-outside') })),
  { from: el('api-root'), allow: [...to('api-root', 'api-platform', 'api-generated', 'domain', 'contract'), door('slice'), door('api-extension')] },
  { from: el('api-testing'), allow: [...to('api-testing', 'api-platform', 'api-generated', 'api-root', 'domain', 'contract', 'api-outside', 'tools', 'seed'), door('slice')] },
  { from: el('seed'), allow: [...to('seed', 'api-platform', 'api-generated', 'api-root', 'domain', 'api-outside'), door('slice')] },
  { from: el('cli'), allow: [...to('cli', 'seed', 'api-platform', 'api-generated', 'api-root', 'domain', 'api-outside'), door('slice')] },
  { from: el('api-outside'), allow: to('api-outside', 'api-root', 'tools') },

  { from: el('ui'), allow: to('ui', 'theme') },
  { from: el('ui'), allow: { to: el('admin-platform', { fileInternalPath: 'i18n.tsx' }) } }, // its own words
  { from: el('theme'), allow: to('theme') },
  { from: el('locales'), allow: to('locales') },
  { from: el('admin-platform'), allow: to('admin-platform', 'admin-generated', 'locales', 'theme', 'ui', 'client', 'domain', 'contract') },
  { from: el('pickers'), allow: to('pickers', 'ui', 'theme', 'admin-platform', 'admin-generated', 'client', 'domain', 'contract') },
  ...['view', 'admin-extension'].flatMap((type) => [
    { from: el(type), allow: to('ui', 'pickers', 'theme', 'admin-platform', 'admin-generated', 'client', 'domain', 'contract') },
    { from: el(type), allow: own(type) },
  ]),
  ...['ui', 'theme', 'admin-platform', 'pickers', 'view', 'admin-extension', 'shell', 'admin-root'].map((type) => ({
    from: el(type, { fileInternalPath: '**/*.test.{ts,tsx}' }),
    allow: to('admin-testing', 'admin-root', 'shell', 'admin-outside'),
  })),
  { from: el('shell'), allow: [...to('shell', 'ui', 'pickers', 'theme', 'admin-platform', 'admin-generated', 'admin-root', 'locales', 'client', 'domain'), door('view')] },
  { from: el('admin-root', { fileInternalPath: 'entry.tsx' }), allow: to('view') }, // the first load takes the sign-in page alone, past its door
  { from: el('admin-root'), allow: [...to('admin-root', 'shell', 'ui', 'pickers', 'theme', 'admin-platform', 'admin-generated', 'locales', 'client', 'domain'), door('view'), door('admin-extension')] },
  { from: el('workbench'), allow: to('workbench', 'ui', 'theme', 'admin-platform', 'locales', 'client', 'contract') }, // shown in development, shipped with nothing
  { from: el('admin-testing'), allow: to('admin-testing', 'admin-root', 'admin-platform', 'admin-generated', 'locales', 'ui', 'theme', 'shell', 'client', 'domain', 'contract', 'admin-outside') },
  { from: el('tools'), allow: to('tools', 'domain') },
  { from: el('admin-outside'), allow: to('admin-outside', 'admin-root', 'admin-testing', 'admin-platform', 'tools', 'client', 'domain', 'theme') },
]

/** The law for the files of one element: its own policies alone, since each one is weighed for every import. */
const lawOf = ({ type, pattern }) => ({
  files: [`${pattern}/**/*.{ts,tsx}`],
  jsPlugins: ['eslint-plugin-boundaries'],
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        message: '{{from.element.type}} may not import {{to.element.type}}: see "Where does a line go?" in CONTRIBUTING.md',
        policies: policies.filter(({ from }) => from.element.type === type),
      },
    ],
  },
})

const scripts = ['**/*.mjs', '**/*.cjs', '**/*.js']
const tests = ['**/*.test.{ts,tsx}', '**/*.test-program.ts', '**/testing/**', 'apps/admin/e2e/**']
const sources = ['apps/**/*.{ts,tsx}', 'packages/**/*.{ts,tsx}']
const environment = { object: 'process', property: 'env', message: 'The environment is read once, in platform/config.ts: add the name there and to .env.example.' }
const readers = ['apps/api/src/platform/config.ts', 'apps/api/src/main.ts', 'apps/api/src/cli/**', 'apps/admin/src/platform/config.ts', 'apps/admin/vite.config.ts']
const clock = (name) => ({ name, message: 'The domain is pure: no clock, no chance, no locale. Take the value as an argument.' })
const inLocale = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toLocaleUpperCase', 'toLocaleLowerCase', 'localeCompare']
const ownText = (property) => ({ property, message: 'The domain is pure and speaks no language: return numbers and codes, the apps write them.' })
const off = (...rules) => Object.fromEntries(rules.map((rule) => [rule, 'off']))

export default {
  plugins: ['typescript'],
  jsPlugins: ['eslint-plugin-boundaries'],
  categories: { correctness: 'error' },
  options: { typeAware: true, typeCheck: true },
  settings: {
    'import/resolver': { typescript: { project: ['apps/api/tsconfig.json', 'apps/admin/tsconfig.json', 'packages/domain/tsconfig.json', 'packages/client/tsconfig.json'], noWarnOnMultipleProjects: true } },
    'boundaries/elements': elements,
  },
  rules: {
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/no-explicit-any': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-return': 'error',
    ...off('no-control-regex', 'typescript/unbound-method', 'typescript/no-base-to-string', 'typescript/no-misused-spread', 'typescript/require-array-sort-compare', 'typescript/no-meaningless-void-operator'),
  },
  overrides: [
    { files: sources, rules: { 'boundaries/no-unknown-files': 'error', 'no-restricted-properties': ['error', environment] } },
    { files: [...tests, ...readers], rules: off('no-restricted-properties') },
    ...elements.map(lawOf).reverse(),
    {
      files: ['packages/domain/src/**/*.ts'],
      excludeFiles: tests,
      rules: {
        'no-restricted-imports': ['error', { patterns: [{ regex: '^[^.]', message: 'packages/domain depends on nothing.' }, { regex: '/testing', message: 'Builders are for tests.' }] }],
        'no-restricted-globals': ['error', ...['Date', 'Intl', 'performance', 'process', 'crypto', 'console', 'setTimeout', 'fetch'].map(clock)],
        'no-restricted-properties': ['error', environment, { object: 'Math', property: 'random', message: clock('').message }, ...inLocale.map(ownText)],
      },
    },
    {
      files: ['apps/admin/src/ui/**/*.{ts,tsx}'],
      rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^(@apollo/|graphql|gql\\.tada|@tolok/)', message: 'ui knows no GraphQL and no domain: what fetches is a picker or a view.' }] }] },
    },
    {
      files: [...scripts, '**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'apps/admin/e2e/**'],
      rules: off('typescript/no-unsafe-assignment', 'typescript/no-unsafe-member-access', 'typescript/no-unsafe-argument', 'typescript/no-unsafe-call', 'typescript/no-unsafe-return', 'typescript/restrict-template-expressions'),
    },
    { files: scripts, rules: off('typescript/no-misused-promises', 'typescript/no-floating-promises', 'typescript/await-thenable') },
    { files: ['apps/api/src/slices/imports/words.ts'], rules: off('typescript/restrict-template-expressions') },
  ],
  ignorePatterns: ['**/dist/**', '**/generated/**', '**/locales/*.ts', 'apps/admin/public/**'],
}
