import { base } from '../../tools/jest.mjs'

export default { ...base, testEnvironment: 'node' }
