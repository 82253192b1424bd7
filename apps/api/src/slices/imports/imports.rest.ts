import { ImportKind } from '../../generated/prisma/enums'
import { answered, asked, byPerson, byPersonOrToken, inPath, refusal, type RestPaths } from '../../platform/openapi'

const kind = { enum: Object.values(ImportKind) }
const municipality = asked('municipality', { type: 'integer' }, undefined, true)
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = { schema: { type: 'string', contentEncoding: 'binary' } }

export const importPaths: RestPaths = {
  '/imports': {
    post: {
      summary: 'Brings a CSV or XLSX file; reading goes on after the answer.',
      description: 'Ask for the job with the GraphQL query importJob, and apply it with applyImport. A person’s request needs the header x-requested-with.',
      security: byPersonOrToken,
      parameters: [asked('kind', kind, undefined, true), municipality, asked('name', { type: 'string' }, 'The file’s name.', true), asked('verify', { enum: ['0', '1'] }, 'Observations arrive verified.')],
      requestBody: { required: true, content: { 'text/csv': file, 'application/octet-stream': file, [workbook]: file } },
      responses: { 202: answered('The job’s id.'), default: refusal },
    },
  },
  '/imports/template/{kind}.xlsx': { get: { summary: 'A workbook to fill in, with the municipality’s own codes.', security: byPerson, parameters: [inPath('kind', kind), municipality], responses: { 200: answered('The workbook.', workbook, file.schema), default: refusal } } },
  '/imports/{id}/problems.csv': { get: { summary: 'Every problem of a file.', security: byPerson, parameters: [inPath('id')], responses: { 200: answered('A row for each.', 'text/csv', { type: 'string' }), default: refusal } } },
}
