// npm run fold -- [--all]       See apps/api/src/cli/fold.ts.
import { runProgram } from './program.mjs'

await runProgram('fold')
