import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const api = process.env.API_URL ?? 'http://127.0.0.1:4000'
const toApi = { target: api, changeOrigin: true }

const engine = [
  '@apollo',
  'rxjs',
  'graphql',
  'optimism',
  '@wry',
  '@0no-co',
  'gql\\.tada',
  'tslib',
  '@tanstack[\\\\/](react-router|router-core|history|store|react-store)',
]

// A build is for use, also when a test asks for it: under Jest's NODE_ENV it would hold React's development build, and nx would keep that.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // RxJS hides its small modern build behind this condition.
    conditions: ['es2015', ...defaultClientConditions],
    dedupe: ['graphql', 'react', 'react-dom'],
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '/graphql': toApi, '/auth': toApi, '/imports': toApi, '/exports': toApi, '/extensions': toApi, '/livez': toApi, '/readyz': toApi } },
  build: {
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 450,
    // Together they compress better than as a dozen small files.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'first',
              priority: 2,
              test: /node_modules[\\/](react|react-dom|react-icons|scheduler|clsx|use-sync-external-store|@lingui)[\\/]|preload-helper|[\\/]src[\\/]platform[\\/](i18n|kept)/,
            },
            { name: 'engine', priority: 1, test: new RegExp(`node_modules[\\\\/](${engine.join('|')})[\\\\/]`) },
            // What the menu knows of every view: apart, each would list the files of its page anew.
            { name: 'views', test: /[\\/]src[\\/](views|extensions)([\\/][\w-]+[\\/]index)?\.ts$/ },
          ],
        },
      },
    },
  },
})
