import { inNode } from './jest.mjs'

export default { ...inNode, testMatch: ['<rootDir>/tests/**/*.test.ts'], testTimeout: 240_000 }
