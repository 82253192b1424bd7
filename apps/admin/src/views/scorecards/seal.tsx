import { useApolloClient, useMutation } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { TbDownload, TbLock, TbRefresh } from 'react-icons/tb'
import { readScheme, recompute, sha256 } from '@tolok/domain'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import type { Refusal } from '../../platform/refusal'
import { useSession } from '../../platform/session'
import { Badge } from '../../ui/badge'
import { Field, Fields } from '../../ui/field'
import { SealDocument, SealedTextDocument, type Card } from './documents'
import classes from './scorecards.module.css'

/** Makes a scorecard final; of one that is, how anyone can check it. */
export const Seal = ({ card }: { card: Card }) => (card.final ? <Sealed card={card} final={card.final} /> : <ToSeal card={card} />)

const ToSeal = ({ card }: { card: Card }) => {
  const text = useText()
  const { may } = useSession()
  const [isSure, setSure] = useState(false)
  const [seal, { loading, error, client }] = useMutation(SealDocument)
  if (!may('scorecard.seal')) return null
  const confirm = async () => {
    const answer = await seal({ variables: { planId: card.id } }).catch(() => null) // said by `error`
    if (!answer?.data) return
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'scorecards' })
    await client.refetchQueries({ include: ['Scorecard'] })
  }
  return (
    <section className={classes.seal}>
      <h2>{text('seal.title')}</h2>
      <p>{text('seal.what')}</p>
      {isSure ? (
        <div className={classes.actions}>
          <Button leftSection={<TbLock size={18} aria-hidden />} loading={loading} onClick={() => void confirm()}>
            {text('seal.sure')}
          </Button>
          <Button variant="default" onClick={() => setSure(false)}>
            {text('seal.not-yet')}
          </Button>
        </div>
      ) : (
        <div className={classes.actions}>
          <Button variant="light" leftSection={<TbLock size={18} aria-hidden />} onClick={() => setSure(true)}>
            {text('seal.start')}
          </Button>
        </div>
      )}
      {error && <Problem refusals={refusalsFrom(error)} title={text('seal.refused')} />}
    </section>
  )
}

type Checked = { ok: true } | { ok: false; refusals: Refusal[] }

const Sealed = ({ card, final }: { card: Card; final: NonNullable<Card['final']> }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const client = useApolloClient()
  const [checked, setChecked] = useState<Checked | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sealedText = async () => {
    try {
      setError(null)
      const { data } = await client.query({ query: SealedTextDocument, variables: { id: card.id } })
      return data?.scorecard?.final?.text ?? null
    } catch (thrown) {
      setError(thrown)
      return null
    }
  }
  const check = async () => {
    const sealed = await sealedText()
    const rules = readScheme((card.scoringInputs as { scheme: unknown }).scheme)
    if (sealed === null || !rules.ok) return
    const again = recompute(sealed, rules.value)
    const isSame = again.ok && again.value === sealed && sha256(sealed) === final.sha256
    setChecked(
      isSame
        ? { ok: true }
        : { ok: false, refusals: again.ok ? [] : again.problems.map(({ code, path, ...facts }) => ({ code, path, facts })) },
    )
  }
  const download = async () => {
    const sealed = await sealedText()
    if (sealed === null) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([sealed], { type: 'application/json' }))
    link.download = `${text('seal.file')}-${final.sha256.slice(0, 12)}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <section className={classes.seal}>
      <h2>{text('seal.sealed')}</h2>
      <p>{text('seal.sealed.why')}</p>
      <Fields>
        <Field label={text('seal.at')}>{format.moment(final.sealedAt, timeZone)}</Field>
        <Field label={text('seal.by')}>{final.sealedByName ?? text('rating.by.system')}</Field>
        <Field label={text('seal.hash')}>
          <code>{final.sha256}</code>
        </Field>
        <Field label={text('seal.inputs')}>
          <code>{card.inputHash}</code>
        </Field>
        <Field label={text('seal.scheme')}>
          <code>{card.schemeHash}</code>
        </Field>
        <Field label={text('seal.engine')}>{card.engine}</Field>
      </Fields>
      <div className={classes.actions}>
        <Button leftSection={<TbRefresh size={18} aria-hidden />} onClick={() => void check()}>
          {text('seal.recompute')}
        </Button>
        <Button variant="default" leftSection={<TbDownload size={18} aria-hidden />} onClick={() => void download()}>
          {text('seal.download')}
        </Button>
      </div>
      <div role="status">
        {checked?.ok && <Badge tone="good">{text('seal.same')}</Badge>}
        {checked && !checked.ok && <Badge tone="bad">{text('seal.differs')}</Badge>}
      </div>
      {checked && !checked.ok && <Problem refusals={checked.refusals} />}
      {error !== null && <Problem refusals={refusalsFrom(error)} />}
    </section>
  )
}
