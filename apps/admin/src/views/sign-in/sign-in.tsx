import { Anchor, Button, PasswordInput, Stack, Text as Words, TextInput, Title } from '@mantine/core'
import { TbLock, TbUser } from 'react-icons/tb'
import { signIn } from '@tolok/client'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { chooseLanguage, useLanguage, useText } from '../../platform/i18n'
import { keep } from '../../platform/kept'
import { Problem } from '../../platform/problem'
import { refusalOf, type Refusal } from '../../platform/refusal'
import { Doorway } from '../../ui/doorway'

type Parts = { onSignedIn: () => void; prepare: () => void }

export default function SignIn({ onSignedIn, prepare }: Parts) {
  const text = useText()
  const language = useLanguage()
  const [refusals, setRefusals] = useState<Refusal[]>([])
  const [isSending, setSending] = useState(false)
  const [isCapsLocked, setCapsLocked] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)

  useEffect(() => {
    document.title = `${text('sign-in.title')} · Tolok`
  }, [text])

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [username, password] = [String(form.get('username')).trim(), String(form.get('password'))]
    if (!username || !password) return setRefusals([refusalOf('REQUIRED')])
    setSending(true)
    const response = await signIn(username, password)
    setSending(false)
    if (response.ok) {
      keep('signed-in', 'yes')
      return onSignedIn()
    }
    setRefusals(response.refusals)
    nameField.current?.focus()
  }

  const noticeCapsLock = (event: KeyboardEvent) => setCapsLocked(event.getModifierState('CapsLock'))

  return (
    <Doorway>
      <form onSubmit={(event) => void send(event)} noValidate onFocus={prepare}>
        <Stack gap="md">
          <div>
            <Title order={1}>{text('sign-in.title')}</Title>
            <Words c="dimmed" mt={4}>
              {text('sign-in.lead')}
            </Words>
          </div>
          <Problem refusals={refusals} title={text('sign-in.refused')} />
          <TextInput
            ref={nameField}
            name="username"
            label={text('sign-in.username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            withAsterisk={false}
            size="md"
            leftSection={<TbUser size={18} aria-hidden />}
          />
          <PasswordInput
            name="password"
            label={text('sign-in.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            leftSection={<TbLock size={18} aria-hidden />}
            visibilityToggleButtonProps={{ 'aria-label': text('sign-in.show-password'), tabIndex: 0 }}
            onKeyDown={noticeCapsLock}
            onKeyUp={noticeCapsLock}
            description={isCapsLocked ? text('sign-in.caps-lock') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <Button type="submit" size="md" loading={isSending} fullWidth>
            {text('sign-in.submit')}
          </Button>
          <Words size="sm" c="dimmed">
            {text('sign-in.forgotten')}
          </Words>
          <Anchor
            component="button"
            type="button"
            size="sm"
            lang={language === 'id' ? 'en' : 'id'}
            onClick={() => void chooseLanguage(language === 'id' ? 'en' : 'id')}
          >
            {language === 'id' ? 'Read this in English' : 'Baca dalam Bahasa Indonesia'}
          </Anchor>
        </Stack>
      </form>
    </Doorway>
  )
}
