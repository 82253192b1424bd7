import { base } from '../../tools/jest.mjs'

const [typescript] = Object.values(base.transform)
export default {
  ...base,
  testEnvironment: 'node',
  testTimeout: 60_000, // real servers on a busy machine; nothing here measures time
  testMatch: ['<rootDir>/{src,seed}/**/*.test.ts'],
  globalSetup: './src/testing/start.mjs',
  globalTeardown: './src/testing/stop.mjs',
  // Shared with the tools, which run without a TypeScript loader.
  transform: { ...base.transform, 'role-url\\.mjs$': typescript },
  // Prisma's client imports its compiler as .mjs, which Jest's CommonJS cannot load; the same code lies beside it as .js.
  moduleNameMapper: { '^(@prisma/client/runtime/query_compiler.*)\\.mjs$': '$1.js' },
}
