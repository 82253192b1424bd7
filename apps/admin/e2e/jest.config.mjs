import { inNode } from '../../../tools/jest.mjs'

/** Journeys: the built product, a real PostgreSQL with the demonstration in it, a real Chromium. */
export default {
  ...inNode,
  rootDir: '.',
  testMatch: ['<rootDir>/**/*.journey.ts'],
  globalSetup: './start.mjs',
  globalTeardown: './stop.mjs',
  testTimeout: 120_000,
  testSequencer: './sequence.cjs',
}
