// Starts a PostgreSQL on the folder, says where it is, and waits to be stopped or killed.
import { startPostgres } from '../postgres.mjs'

const [folder, kind] = process.argv.slice(2)
const { url, pid, folder: real, stop } = await startPostgres({ folder, throwaway: kind === 'throwaway' })
console.log(`${JSON.stringify({ url, pid, folder: real })}\nready`)
process.once('SIGTERM', () => stop().then(() => process.exit(0)))
setInterval(() => {}, 1000)
