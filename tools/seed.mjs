// npm run seed -- --municipalities N --employees N --months N --seed N       See apps/api/src/cli/seed.ts.
import { runProgram } from './program.mjs'

await runProgram('seed')
