// The floor for a list: the same rows by one hand-written statement and nothing else. No sessions, no policies, no GraphQL.
import Fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 6, options: '-c timezone=UTC' })
const app = Fastify()
app.get('/employees', async (request) => {
  const { rows } = await pool.query({
    name: 'employees',
    text: `SELECT e.municipality_id || ':' || e.nip AS id, e.nip, p.name, n.title AS position, a.name AS agency
      FROM employee e JOIN person p ON p.municipality_id = e.municipality_id AND p.id = e.person_id
      LEFT JOIN assignment h ON h.municipality_id = e.municipality_id AND h.employee_id = e.id AND h.kind = 'DEFINITIVE' AND h.withdrawn_at IS NULL
        AND h.valid_from <= current_date AND (h.valid_to IS NULL OR current_date < h.valid_to)
      LEFT JOIN position n ON n.municipality_id = h.municipality_id AND n.id = h.position_id
      LEFT JOIN agency a ON a.municipality_id = n.municipality_id AND a.id = n.agency_id
      WHERE e.municipality_id = $1 AND e.withdrawn_at IS NULL ORDER BY p.name, e.id LIMIT 100`,
    values: [Number(request.query.municipality)],
  })
  return { nodes: rows }
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
console.log('listening')
