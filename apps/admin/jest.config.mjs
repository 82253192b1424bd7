import { base } from '../../tools/jest.mjs'

export default {
  ...base,
  testEnvironment: '<rootDir>/../../packages/client/testing/environment.cjs',
  testTimeout: 30_000, // the first test of a file compiles its view
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/src/testing/class-names.cjs',
    '\\.css$': '<rootDir>/src/testing/empty.cjs',
  },
}
