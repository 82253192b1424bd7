// The worker where nothing is built (tests, development, the command line): a thread does not inherit tsx's loader, so it registers its own.
import { register } from 'tsx/esm/api'

register()
await import('./make-file.worker.ts')
