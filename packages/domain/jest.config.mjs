import { inNode } from '../../tools/jest.mjs'

export default { ...inNode, setupFiles: ['<rootDir>/testing/setup.cjs'] }
