import type { MessageId } from '../../platform/i18n'

const fieldNames = ['token', 'id', 'name', 'kind', 'province', 'time-zone', 'admin-name', 'admin-username', 'password'] as const
export type FieldName = (typeof fieldNames)[number]
export type Gaps = Partial<Record<FieldName, MessageId>>
export type Answers = {
  token: string
  municipality: { id: number; name: string; kind: string; province: string; timeZone: string }
  admin: { username: string; name: string; password: string }
}

/** The form as the API wants it, or what is still missing. A password keeps its spaces: they are the person's. */
export const readAnswers = (form: FormData): { answers: Answers | null; gaps: Gaps } => {
  const textOf = (name: FieldName) => String(form.get(name) ?? '')
  const gaps: Gaps = {}
  for (const name of fieldNames) if (!textOf(name).trim()) gaps[name] = 'set-up.required'
  if (!gaps.id && !/^[1-9]\d{3}$/.test(textOf('id').trim())) gaps.id = 'set-up.id.refused'
  if (!gaps['admin-username'] && !/^[a-z0-9][a-z0-9._-]{2,79}$/.test(textOf('admin-username').trim()))
    gaps['admin-username'] = 'set-up.admin-username.refused'
  if (!gaps.password && textOf('password').length < leastPassword) gaps.password = 'set-up.password.refused'
  if (Object.keys(gaps).length > 0) return { answers: null, gaps }
  return {
    gaps,
    answers: {
      token: textOf('token').trim(),
      municipality: {
        id: Number(textOf('id')),
        name: textOf('name').trim(),
        kind: textOf('kind'),
        province: textOf('province').trim(),
        timeZone: textOf('time-zone'),
      },
      admin: { username: textOf('admin-username').trim(), name: textOf('admin-name').trim(), password: textOf('password') },
    },
  }
}

const leastPassword = 12
