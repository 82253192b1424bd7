/** How often properties run: a seeded sample, or with TOLOK_FULL=1 the stated count. A failure prints its seed; TOLOK_SEED repeats it. */
const { configureGlobal } = require('fast-check')

const full = process.env.TOLOK_FULL === '1'
configureGlobal({ numRuns: full ? 10_000 : 60, seed: Number(process.env.TOLOK_SEED ?? 1671) })
