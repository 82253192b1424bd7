import { useLingui } from '@lingui/react'
import { useState, type FormEvent } from 'react'
import { Problem } from './problem'
import { refusalOf, type Refusal } from './refusal'
import { signIn } from './sign-in'
import type { ClientText } from './words'

/** The plainest door: name, password, and why not. A page with looks of its own calls `signIn` itself. */
export const SignInForm = ({ onSignedIn }: { onSignedIn: () => void }) => {
  const { i18n } = useLingui()
  const text: ClientText = (id) => i18n._(id)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [username, password] = [String(form.get('username')).trim(), String(form.get('password'))]
    if (!username || !password) return setRefusals([refusalOf('REQUIRED')])
    const response = await signIn(username, password)
    if (response.ok) onSignedIn()
    else setRefusals(response.refusals)
  }

  return (
    <form aria-label={text('sign-in.title')} onSubmit={(event) => void send(event)} noValidate>
      <Problem refusals={refusals} title={text('sign-in.refused')} />
      <label>
        {text('sign-in.username')} <input name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </label>
      <label>
        {text('sign-in.password')} <input name="password" type="password" autoComplete="current-password" />
      </label>
      <button type="submit">{text('sign-in.submit')}</button>
    </form>
  )
}
