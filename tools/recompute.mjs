// npm run recompute -- [--municipality ID] [--period P] [--seal]       See apps/api/src/cli/recompute.ts.
// npm run recompute -- --reports [--all]       What reports keep: see apps/api/src/cli/fold.ts.
import { runProgram } from './program.mjs'

const at = process.argv.indexOf('--reports')
if (at >= 0) process.argv.splice(at, 1)
await runProgram(at >= 0 ? 'fold' : 'recompute', 'recompute')
