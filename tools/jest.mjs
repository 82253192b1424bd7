import path from 'node:path'

/** One SWC setting for every test: the same decorator and class-field options as tsconfig.base.json. */
const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false, react: { runtime: 'automatic' } },
    },
  },
]
const runtime = (name) => path.join(import.meta.dirname, `jest-${name}.cjs`)
/** Two workers, as many as the smallest machine has cores. */
export const base = { transform: { '\\.(ts|tsx)$': swc }, testMatch: ['<rootDir>/{src,testing}/**/*.test.{ts,tsx}'], maxWorkers: 2 }
/** What needs no page: Node loads the modules itself (tools/jest-runtime.cjs says why). */
export const inNode = { ...base, testEnvironment: 'node', runtime: runtime('runtime') }
