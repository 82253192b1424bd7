import { base } from './jest.mjs'

export default { ...base, testEnvironment: 'node', testMatch: ['<rootDir>/tests/**/*.test.ts'], testTimeout: 240_000 }
