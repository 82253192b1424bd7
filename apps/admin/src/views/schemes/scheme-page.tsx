import { useQuery } from '@apollo/client/react'
import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TbPencil } from 'react-icons/tb'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { usePages } from '../../platform/use-pages'
import { PageHeader } from '../../ui/page-header'
import { Back } from './back'
import { SchemeDocument, SchemesDocument, type OneScheme } from './documents'
import { Reading } from './reading'
import { nameOf, rulesIn } from './rules'
import classes from './schemes.module.css'
import { StandingBadge } from './standing'
import { StartDraft } from './start-draft'

type Parts = { id: string; onCompare: (id: string) => void; onDrafted: (id: string) => void; onLeave: () => void }

/** One version, read as a person reads it. */
export const SchemePage = ({ id, onCompare, onDrafted, onLeave }: Parts) => {
  const text = useText()
  const language = useLanguage()
  const { may } = useSession()
  const { data, error } = useQuery(SchemeDocument, { variables: { id } })
  const [asks, dialog] = useDisclosure(false)
  const scheme = data?.scheme
  const rules = scheme && rulesIn(scheme.document)
  return (
    <>
      <Back onClick={onLeave}>{text('schemes.back')}</Back>
      <PageHeader
        title={scheme ? nameOf(scheme, language) : text('scheme.one')}
        lead={scheme && <Facts scheme={scheme} />}
        actions={
          scheme && (
            <>
              <CompareWith scheme={scheme} onChoose={onCompare} />
              {may('scheme.draft') && rules && (
                <Button leftSection={<TbPencil size={18} aria-hidden />} onClick={dialog.open} className={classes.besideSelect}>
                  {text('scheme.draft')}
                </Button>
              )}
            </>
          )
        }
      />
      {error && <Problem refusals={refusalsFrom(error)} />}
      {!data && !error && <Skeleton height={480} />}
      {scheme && rules && <Reading scheme={rules} />}
      {scheme && !rules && <p>{text('scheme.unreadable')}</p>}
      {scheme && (
        <p className={classes.hash}>
          {text('scheme.hash')} <code>{scheme.contentHash}</code>
        </p>
      )}
      {scheme && rules && asks && <StartDraft scheme={scheme} rules={rules} onClose={dialog.close} onDrafted={onDrafted} />}
    </>
  )
}

const Facts = ({ scheme }: { scheme: OneScheme }) => {
  const text = useText()
  const format = useFormat()
  const { validFrom, endsOn, version, national } = scheme
  return (
    <span className={classes.facts}>
      <StandingBadge of={scheme} />
      <span>{text(national ? 'scheme.national' : 'scheme.own')}</span>
      <span>{text('scheme.version.words', { version })}</span>
      <span>
        {endsOn
          ? text('scheme.from-until', { from: format.day(validFrom), until: format.day(endsOn) })
          : text('scheme.from', { from: format.day(validFrom) })}
      </span>
    </span>
  )
}

/** The other versions of its own first, then all the rest. */
const CompareWith = ({ scheme, onChoose }: { scheme: OneScheme; onChoose: (id: string) => void }) => {
  const text = useText()
  const language = useLanguage()
  const { nodes } = usePages(SchemesDocument, {}, 'schemes')
  const others = nodes.filter(({ id }) => id !== scheme.id)
  const [own, rest] = [others.filter(({ code }) => code === scheme.code), others.filter(({ code }) => code !== scheme.code)]
  return (
    <NativeSelect
      label={text('scheme.compare')}
      value=""
      onChange={(event) => event.currentTarget.value && onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: text('scheme.compare.choose') },
        ...[...own, ...rest].map((one) => ({
          value: one.id,
          label: text('scheme.named', { name: nameOf(one, language), version: one.version }),
        })),
      ]}
    />
  )
}
