import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, NativeSelect, Skeleton, Stack, TextInput, Title } from '@mantine/core'
import { answersOf, parseAttribute, type Attribute, type AttributeOwner } from '@tolok/domain'
import { useMemo, useState, type FormEvent } from 'react'
import { refusalsFrom } from '../platform/apollo'
import { attributesDocument, setterDocument, useAdded, useAttributeText, type Added, type Value, type Values } from '../platform/attributes'
import { typedNumber } from '../platform/figure'
import { useLanguage, useText } from '../platform/i18n'
import { Problem, refusalText } from '../platform/problem'
import { useSession } from '../platform/session'
import { Field, Fields } from '../ui/field'

/** What extensions know of one agency, employee or indicator, and the form that sets it. Nothing where no extension has attributes. */
export const Attributes = ({ of, id }: { of: AttributeOwner; id: string }) => {
  const added = useAdded(of)
  return added.length > 0 ? <Known of={of} id={id} added={added} /> : null
}

const Known = ({ of, id, added }: { of: AttributeOwner; id: string; added: readonly Added[] }) => {
  const { data, error } = useQuery(
    useMemo(() => attributesDocument(of, added), [of, added]),
    { variables: { id } },
  )
  if (error) return <Problem refusals={refusalsFrom(error)} />
  const row = data?.[of.toLowerCase()]
  if (!row) return <Skeleton height={80} />
  return added.map((one) => <OfExtension key={one.field} of={of} id={id} one={one} values={row[one.field] ?? {}} />)
}

const writers = { AGENCY: 'agency.write', EMPLOYEE: 'employee.write', INDICATOR: 'indicator.write' } as const

const OfExtension = ({ of, id, one, values }: { of: AttributeOwner; id: string; one: Added; values: Values }) => {
  const text = useText()
  const language = useLanguage()
  const read = useAttributeText()
  const { may } = useSession()
  const [isEditing, setEditing] = useState(false)
  const mine = one.attributes.filter(({ write }) => may(write ?? writers[of]))
  return (
    <section aria-label={one.extension.label[language]}>
      <Title order={3} mb="xs">
        {one.extension.label[language]}
      </Title>
      {isEditing ? (
        <Form of={of} id={id} one={{ ...one, attributes: mine }} values={values} onLeave={() => setEditing(false)} />
      ) : (
        <Stack gap="sm">
          <Fields>
            {one.attributes.map((attribute) => (
              <Field key={attribute.id} label={attribute.label[language]}>
                {read(attribute, values[attribute.id])}
              </Field>
            ))}
          </Fields>
          {mine.length > 0 && (
            <Group>
              <Button variant="default" size="xs" onClick={() => setEditing(true)}>
                {text('attributes.edit')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </section>
  )
}

const Form = ({ of, id, one, values, onLeave }: { of: AttributeOwner; id: string; one: Added; values: Values; onLeave: () => void }) => {
  const text = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries(one.attributes.map((attribute) => [attribute.id, textOf(attribute, values[attribute.id], language)])))
  const [set, setting] = useMutation(useMemo(() => setterDocument(of, one), [of, one]))
  const parsed = one.attributes.map((attribute) => ({ attribute, result: parseAttribute(attribute, valueOf(attribute, typed[attribute.id] ?? '', language), [attribute.id]) }))
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (parsed.some(({ result }) => !result.ok)) return
    const kept = await set({ variables: { id, values: Object.fromEntries(parsed.map(({ attribute, result }) => [attribute.id, result.ok ? result.value : null])) } }).catch(() => null) // said by `error`
    if (kept) onLeave()
  }
  return (
    <form onSubmit={(event) => void keep(event)} noValidate>
      <Stack gap="sm">
        {parsed.map(({ attribute, result }) => {
          const { id, kind, label, description } = attribute
          const common = {
            label: kind === 'NUMBER' ? `${label[language]} (${attribute.unit})` : label[language],
            description: description[language],
            value: typed[id] ?? '',
            onChange: (event: { currentTarget: { value: string } }) => setTyped({ ...typed, [id]: event.currentTarget.value }),
            error: result.ok ? undefined : refusalText(text, { code: result.problems[0]!.code, path: [], facts: { ...result.problems[0] } }).sentence,
          }
          return kind === 'CHOICE' || kind === 'FLAG' ? (
            <NativeSelect key={id} {...common} data={[{ value: '', label: text('attributes.unknown') }, ...answersOf(attribute).map((answer) => ({ value: answer.id, label: answer.label[language] }))]} />
          ) : (
            <TextInput key={id} {...common} {...(kind === 'DAY' ? { type: 'date' } : kind === 'NUMBER' ? { inputMode: 'decimal' as const, autoComplete: 'off' } : { maxLength: attribute.most })} />
          )
        })}
        <Problem refusals={setting.error ? refusalsFrom(setting.error) : []} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={setting.loading}>
            {text('attributes.keep')}
          </Button>
          <Button variant="subtle" size="xs" onClick={onLeave}>
            {text('attributes.leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** As a person types it: an exact decimal is kept with a point. */
const textOf = ({ kind }: Attribute, value: Value | undefined, language: 'id' | 'en'): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'YES' : 'NO'
  return kind === 'NUMBER' && language === 'id' ? value.replace('.', ',') : value
}
const valueOf = ({ kind }: Attribute, text: string, language: 'id' | 'en'): Value => {
  if (text.trim() === '') return null
  if (kind === 'FLAG') return text === 'YES'
  return kind === 'NUMBER' ? typedNumber(text, language) : text
}
