import { base } from '../../tools/jest.mjs'

export default { ...base, testEnvironment: '<rootDir>/testing/environment.cjs', setupFilesAfterEnv: ['@testing-library/jest-dom'] }
