// Beside every built file of text its gzip and Brotli: the server hands out whichever the browser takes, and packs nothing itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const dist = path.join(import.meta.dirname, 'dist')
const [packGzip, packBrotli] = [promisify(gzip), promisify(brotliCompress)]
const isText = (file) => /\.(js|css|html|svg|json)$/.test(file) && !file.startsWith('.')
const leastBytes = 1000 // below, the headers weigh more

await Promise.all(
  readdirSync(dist, { recursive: true }).filter(isText).map(async (name) => {
    const file = path.join(dist, name)
    const bytes = readFileSync(file)
    if (bytes.length < leastBytes) return
    const [small, smaller] = await Promise.all([packGzip(bytes, { level: 9 }), packBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })])
    writeFileSync(`${file}.gz`, small)
    writeFileSync(`${file}.br`, smaller)
  }),
)
