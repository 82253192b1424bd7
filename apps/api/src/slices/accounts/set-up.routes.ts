import { zones, type Zone } from '@tolok/domain'
import { z } from 'zod'
import { readBody } from '../../platform/rest'
import type { Routes } from '../../platform/routes'
import { passwordLimits } from './password'
import { setUp } from './set-up.store'

const name = z.string().trim().min(1).max(200)
const shape = z.object({
  token: z.string().min(1).max(100),
  municipality: z.object({
    id: z.number().int().min(1000).max(9999), // province, then regency or city: two digits each
    name,
    kind: z.enum(['KABUPATEN', 'KOTA']),
    province: name,
    timeZone: z.enum(Object.keys(zones) as [Zone, ...Zone[]]),
  }),
  admin: z.object({
    username: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,79}$/),
    name,
    password: z.string().min(passwordLimits.least).max(passwordLimits.most), // not trimmed: its spaces are the person's
  }),
})

export const setUpRoutes: Routes = (app, { databases }) => {
  app.post('/auth/set-up', async (request, reply) => {
    const body = readBody(shape, request)
    await setUp(databases, body)
    return reply.code(201).send({ username: body.admin.username })
  })
}
