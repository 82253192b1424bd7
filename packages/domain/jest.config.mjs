import { base } from '../../tools/jest.mjs'

export default { ...base, testEnvironment: 'node', setupFiles: ['<rootDir>/testing/setup.cjs'] }
