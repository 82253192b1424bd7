import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.API_URL ?? 'http://127.0.0.1:4000'
const toApi = { target: api, changeOrigin: true }

export default defineConfig({
  plugins: [react()],
  resolve: {
    dedupe: ['graphql', 'react', 'react-dom'],
    // One file of icons instead of six thousand: the development server would otherwise fetch each on its own.
    alias: { '@tabler/icons-react': '@tabler/icons-react/dist/esm/icons/index.mjs' },
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '/graphql': toApi, '/auth': toApi, '/imports': toApi, '/livez': toApi, '/readyz': toApi } },
  build: { target: 'es2022', manifest: true, chunkSizeWarningLimit: 450 },
})
