// The worker where nothing is built: in tests, in development, on the command line.
import { runSource } from '../../../source.mjs'

await runSource(new URL('./make-file.worker.ts', import.meta.url))
