import { Button, NativeSelect, PasswordInput, Stack, Text as Words, TextInput, Title } from '@mantine/core'
import { zones } from '@tolok/domain'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { config } from '../../platform/config'
import { useText } from '../../platform/i18n'
import { keep } from '../../platform/kept'
import { Problem } from '../../platform/problem'
import { post, type Refusal } from '../../platform/refusal'
import { Doorway } from '../../ui/doorway'
import { readAnswers, type Answers, type FieldName, type Gaps } from './answers'

/** The first municipality and its administrator, from the one-time link that a fresh installation prints. */
export default function SetUp({ onSignedIn }: { onSignedIn: () => void }) {
  const text = useText()
  const [token] = useState(() => new URLSearchParams(location.search).get('token') ?? '')
  const [gaps, setGaps] = useState<Gaps>({})
  const [refusals, setRefusals] = useState<Refusal[]>([])
  const [isSending, setSending] = useState(false)

  useEffect(() => {
    document.title = `${text('set-up.title')} · Tolok`
    // The link is as good as a key: it does not stay in the address bar or the history.
    history.replaceState(null, '', location.pathname)
  }, [text])

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { answers, gaps } = readAnswers(new FormData(form))
    setGaps(gaps)
    if (!answers) return form.querySelector<HTMLElement>(`[name="${Object.keys(gaps)[0]}"]`)?.focus()
    setSending(true)
    const refused = await setUpAndSignIn(answers)
    setSending(false)
    if (refused) return setRefusals(refused)
    keep('signed-in', 'yes')
    onSignedIn()
  }

  const field = (name: FieldName, hint = false) => ({
    name,
    label: text(`set-up.${name}`),
    error: gaps[name] && text(gaps[name]),
    ...(hint ? { description: text(`set-up.${name as HintedName}.hint`) } : {}),
    onChange: () => gaps[name] && setGaps(({ [name]: _, ...rest }) => rest),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  })

  return (
    <Doorway wide>
      <form onSubmit={(event) => void send(event)} noValidate>
        <Stack gap="md">
          <div>
            <Title order={1}>{text('set-up.title')}</Title>
            <Words c="dimmed" mt={4}>
              {text('set-up.lead')}
            </Words>
          </div>
          <Problem refusals={refusals} title={text('set-up.refused')} />
          <Part title={text('set-up.municipality')}>
            <TextInput {...field('token', true)} defaultValue={token} autoComplete="off" />
            <TextInput {...field('id', true)} inputMode="numeric" maxLength={4} autoComplete="off" />
            <TextInput {...field('name', true)} autoComplete="off" />
            <NativeSelect
              {...field('kind')}
              data={(['KABUPATEN', 'KOTA'] as const).map((value) => ({ value, label: text(`set-up.kind.${value}`) }))}
            />
            <TextInput {...field('province')} autoComplete="off" />
            <NativeSelect
              {...field('time-zone')}
              data={Object.keys(zones).map((zone) => ({ value: zone, label: text(`zone.${zone as keyof typeof zones}`) }))}
            />
          </Part>
          <Part title={text('set-up.administrator')}>
            <TextInput {...field('admin-name')} autoComplete="name" />
            <TextInput {...field('admin-username', true)} autoComplete="username" autoCapitalize="none" spellCheck={false} />
            <PasswordInput
              {...field('password', true)}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': text('sign-in.show-password'), tabIndex: 0 }}
            />
          </Part>
          <Button type="submit" size="md" loading={isSending}>
            {text('set-up.submit')}
          </Button>
        </Stack>
      </form>
    </Doorway>
  )
}

type HintedName = 'token' | 'id' | 'name' | 'admin-username' | 'password'

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack component="fieldset" gap="sm" p={0} m={0} style={{ border: 0 }}>
    <Title component="legend" order={2} mb={4} p={0}>
      {title}
    </Title>
    {children}
  </Stack>
)

const setUpAndSignIn = async (answers: Answers): Promise<Refusal[] | null> => {
  const made = await post(config.setUpUrl, answers)
  if (!made.ok) return made.refusals
  const { username, password } = answers.admin
  const signedIn = await post(config.signInUrl, { username, password })
  return signedIn.ok ? null : signedIn.refusals
}
