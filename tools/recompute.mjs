// npm run recompute -- [--municipality ID] [--period P] [--seal]       See apps/api/src/cli/recompute.ts.
import { runProgram } from './program.mjs'

await runProgram('recompute')
