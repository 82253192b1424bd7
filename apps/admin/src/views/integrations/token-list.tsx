import { useMutation, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { TbKeyOff } from 'react-icons/tb'
import { useState } from 'react'
import { useFormat } from '../../platform/format'
import { useText, type MessageId } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { usePages } from '../../platform/use-pages'
import { Badge } from '../../ui/badge'
import { Asking } from './asking'
import { AccessTokensDocument, RevokeAccessTokenDocument, TokenScopesDocument, type AccessToken } from './documents'
import { Bar, Entries } from './entries'
import classes from './integrations.module.css'
import { TokenForm } from './token-form'

/** One's own tokens, and how to make another. */
export const TokenList = () => {
  const text = useText()
  const [isMaking, setMaking] = useState(false)
  const { data } = useQuery(TokenScopesDocument)
  return (
    <section aria-label={text('integrations.part.token')}>
      <Bar lead={text('tokens.mine.lead')} add={text('tokens.new')} disabled={!data} onAdd={() => setMaking(true)} />
      <Tokens ofIntegrators={false} />
      {isMaking && data && <TokenForm title={text('tokens.new')} scopes={data.tokenScopes} onClose={() => setMaking(false)} />}
    </section>
  )
}

/** Tokens with their state, the latest first. */
export const Tokens = ({ ofIntegrators }: { ofIntegrators: boolean }) => {
  const text = useText()
  return (
    <Entries
      label={text(ofIntegrators ? 'integrators.tokens' : 'integrations.part.token')}
      pages={usePages(AccessTokensDocument, { ofIntegrators }, 'accessTokens')}
      empty={{ icon: TbKeyOff, title: text('tokens.empty'), why: text('tokens.empty.why') }}
      entry={(token) => <OneToken key={token.id} token={token} />}
    />
  )
}

const OneToken = ({ token }: { token: AccessToken }) => {
  const text = useText()
  const format = useFormat()
  const { municipality } = usePlace()
  const zone = municipality?.timeZone ?? 'Asia/Jakarta'
  const [isAsking, setAsking] = useState(false)
  const [revoke, { loading, error }] = useMutation(RevokeAccessTokenDocument, { refetchQueries: ['AccessTokens'], onCompleted: () => setAsking(false), onError: () => {} })
  const state = token.revokedAt !== null ? 'revoked' : Date.parse(String(token.expiresAt)) <= Date.now() ? 'over' : 'live'
  const about = [
    text('tokens.until', { day: format.moment(String(token.expiresAt), zone) }),
    token.lastUsedAt === null ? text('tokens.unused') : text('tokens.used', { moment: format.moment(String(token.lastUsedAt), zone) }),
    ...(token.operationCount === null ? [] : [text('tokens.bound', { count: token.operationCount })]),
  ]
  return (
    <li className={classes.entry}>
      <div>
        <p className={classes.name}>
          {token.integratorName && `${token.integratorName} · `}
          {token.name} <Badge tone={state === 'live' ? 'good' : 'quiet'}>{text(`tokens.state.${state}`)}</Badge>
        </p>
        <p className={classes.words}>
          <code>{token.prefix}…</code> · {about.join(' · ')}
        </p>
        <details className={classes.words}>
          <summary>{text('tokens.scope-count', { count: token.scopes.length })}</summary>
          {token.scopes.map((scope) => text(`scope.${scope}` as MessageId)).join(' · ')}
        </details>
      </div>
      {state === 'live' && (
        <Button variant="subtle" color="red" onClick={() => setAsking(true)} aria-label={text('tokens.revoke.one', { name: token.name })}>
          {text('tokens.revoke')}
        </Button>
      )}
      <Asking
        isOpen={isAsking}
        title={text('tokens.revoke.ask', { name: token.name })}
        why={text('tokens.revoke.why')}
        act={text('tokens.revoke.do')}
        isWorking={loading}
        error={error}
        onAct={() => void revoke({ variables: { id: token.id } })}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}
