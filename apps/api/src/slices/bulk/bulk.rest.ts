import { observationStates } from '@tolok/domain'
import { ImportKind } from '../../generated/prisma/enums'
import { answered, asked, byPersonOrToken, inPath, refusal, type RestPaths } from '../../platform/openapi'
import { bulkLimits, fieldsOf } from './ndjson'

const lines = 'application/x-ndjson'
const text = { type: 'string' }
const flag = { enum: ['0', '1'] }
const states = { enum: Object.values(observationStates) }
const done = { type: 'object', properties: { id: text, status: { enum: ['APPLIED', 'PREVIEW'] }, lines: { type: 'integer' }, new: { type: 'integer' }, changed: { type: 'integer' }, unchanged: { type: 'integer' }, warnings: { type: 'integer' } } }
const fields = Object.values(ImportKind).map((kind) => `${kind.toLowerCase()}: ${fieldsOf(kind).map(({ name, required }) => (required ? `${name}*` : name)).join(', ')}`)

export const bulkPaths: RestPaths = {
  '/bulk/observations': {
    get: {
      summary: 'Observations as lines of JSON, as many as you may read, the latest day first.',
      description: 'Each line has the cursor after it; the last line is { page: { count, next } }. An answer without it was cut off: go on after the last cursor.',
      security: byPersonOrToken,
      parameters: [
        asked('municipality', { type: 'integer' }),
        asked('period', text, '2026, 2026-Q1 or 2026-03.'),
        asked('indicator', text, 'Its id: 1671:KES-01.'),
        asked('agency', text, 'Its id: 1671:DINKES.'),
        asked('state', states),
        asked('minimumState', states, 'At least this far, and not superseded by one at least this far.'),
        asked('first', { type: 'integer', minimum: 1, maximum: 1_000_000, default: 10_000 }),
        asked('after', text, 'A cursor.'),
      ],
      responses: { 200: answered('Lines.', lines, text), default: refusal },
    },
  },
  '/bulk/{kind}': {
    post: {
      summary: 'Brings rows as lines of JSON through the staged import: all of them or none.',
      description: `At most ${bulkLimits.lines} lines and ${bulkLimits.bytes} bytes. Figures are text with a point before the decimals, or JSON numbers of at most fifteen digits. Fields, those with * required: ${fields.join('; ')}.`,
      security: byPersonOrToken,
      parameters: [
        inPath('kind', { enum: Object.values(ImportKind).map((kind) => kind.toLowerCase()) }),
        asked('municipality', { type: 'integer' }, undefined, true),
        asked('preview', flag, 'Only looks what would be written.'),
        asked('verify', flag, 'Observations arrive verified.'),
        { name: 'idempotency-key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 }, description: 'The same key with the same body gets the same answer, for a week; with another body 422.' },
      ],
      requestBody: { required: true, content: { [lines]: { schema: text }, 'application/jsonl': { schema: text } } },
      responses: {
        200: answered('What was written, or would be.', 'application/json', done),
        202: answered('It goes on: send it again with the same key to hear of its end.'),
        422: refusal,
        default: refusal,
      },
    },
  },
}
