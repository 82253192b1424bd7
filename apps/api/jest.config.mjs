import { inNode } from '../../tools/jest.mjs'

export default {
  ...inNode,
  testTimeout: 60_000, // real servers on a busy machine; nothing here measures time
  testMatch: ['<rootDir>/{src,seed}/**/*.test.ts'],
  globalSetup: './src/testing/start.mjs',
  globalTeardown: './src/testing/stop.mjs',
}
