import { answered, asked, inPath, refusal, type RestPaths } from '../../platform/openapi'

const municipality = inPath('municipality', { type: 'integer', minimum: 0 })
const limits = 'Without signing in; 120 requests of an address in a minute, answers kept for five. 0 is the nation. What is not public answers like a missing one.'

export const publicPaths: RestPaths = {
  '/public/municipalities/{municipality}/reports': {
    get: {
      summary: 'The reports that a second person made public, a page at a time.',
      description: limits,
      parameters: [municipality, asked('first', { type: 'integer', minimum: 1, maximum: 200, default: 50 }), asked('after', { type: 'string' }, 'The cursor `next` of the page before.')],
      responses: { 200: answered('{ reports, next }'), default: refusal },
    },
  },
  '/public/municipalities/{municipality}/reports/{id}': {
    get: { summary: 'One of them with its figures, in which no person counts who may not be told of.', description: limits, parameters: [municipality, inPath('id')], responses: { 200: answered('The report.'), 304: { description: 'As the etag has it.' }, default: refusal } },
  },
}
