import { base } from '../../tools/jest.mjs'

export default { ...base, modulePathIgnorePatterns: ['<rootDir>/dist/'], testEnvironment: '<rootDir>/testing/environment.cjs', setupFilesAfterEnv: ['@testing-library/jest-dom'] }
