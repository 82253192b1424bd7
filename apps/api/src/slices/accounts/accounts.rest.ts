import { answered, byPerson, refusal, type RestPaths } from '../../platform/openapi'

const json = (properties: Record<string, object>) => ({ required: true, content: { 'application/json': { schema: { type: 'object', required: Object.keys(properties), properties } } } })
const text = { type: 'string' }

export const accountPaths: RestPaths = {
  '/auth/sign-in': { post: { summary: 'Opens a session for a person; the cookie that is set stands for it.', requestBody: json({ username: text, password: text }), responses: { 200: answered('Who signed in.'), default: refusal } } },
  '/auth/sign-out': { post: { summary: 'Ends the session.', security: byPerson, responses: { 200: answered('It is over.'), default: refusal } } },
  '/auth/set-up': {
    post: { summary: 'Makes the first municipality and its administrator, with the link that an empty installation prints.', requestBody: json({ token: text, municipality: { type: 'object' }, admin: { type: 'object' } }), responses: { 201: answered('The administrator’s user name.'), default: refusal } },
  },
}
