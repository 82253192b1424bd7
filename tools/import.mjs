// npm run import -- FILE       See apps/api/src/cli/import.ts.
import { runProgram } from './program.mjs'

await runProgram('import')
