import { useMutation } from '@apollo/client/react'
import { Alert, Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { compareSchemes } from '@tolok/domain'
import { TbInfoCircle } from 'react-icons/tb'
import { useMemo, useState, type FormEvent } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { Differences } from './differences'
import { EditDraftDocument } from './changes'
import { type Draft } from './documents'
import { editableOf, judge, type EditableScheme } from './editable'
import { BandFields } from './edit-bands'
import { LimitFields, MatrixFields } from './edit-limits'
import { WeightFields } from './edit-weights'
import { partOf } from './reading'
import { rulesIn } from './rules'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

type Parts = { draft: Draft; onDone: () => void; onChanged: () => void }

/** The draft as a form: what is wrong stands beside its field as it is typed, judged by the same rules as on the server. */
export const DraftEditor = ({ draft, onDone, onChanged }: Parts) => {
  const text = useText()
  const [start] = useState(() => ({ revision: draft.revision, rules: rulesIn(draft.document) }))
  const [document, setDocument] = useState<EditableScheme | null>(() => start.rules && editableOf(start.rules))
  const [reason, setReason] = useState('')
  const [edit, { loading, error }] = useMutation(EditDraftDocument, { onError: onChanged })
  const judgement = useMemo(() => document && judge(document, text), [document, text])
  if (!document || !judgement) return <p>{text('scheme.unreadable')}</p>

  const change = (part: Partial<EditableScheme>) => setDocument({ ...document, ...part })
  const save = (revision: number) =>
    void edit({ variables: { id: draft.id, revision, document, reason } }).then(
      () => {
        onChanged()
        onDone()
      },
      () => undefined, // shown where it was asked
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(start.revision)
  }
  const refusals = error ? refusalsFrom(error) : []
  const isOvertaken = refusals.some(({ code }) => code === 'CONFLICT')
  const latest = rulesIn(draft.document)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {draft.commentsUntil && (
          <Alert color="kunyit" variant="light" icon={<TbInfoCircle aria-hidden />} title={text('edit.while-open')}>
            {text('edit.while-open.why')}
          </Alert>
        )}
        <Names document={document} change={change} at={judgement.at} />
        {document.yields === 'SCORE' && <WeightFields document={document} change={change} judgement={judgement} />}
        {document.yields === 'SCORE' && <LimitFields document={document} change={change} at={judgement.at} />}
        {document.scale && <BandFields document={document} scale={document.scale} change={change} judgement={judgement} />}
        {document.matrix && <MatrixFields matrix={document.matrix} change={change} at={judgement.at} />}
        <section className={classes.card} aria-labelledby="edit-save">
          <h2 id="edit-save">{text('edit.save.title')}</h2>
          <Textarea
            label={text('edit.reason')}
            description={text('edit.reason.why')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={2000}
            required
          />
          <p className={draftClasses.verdict} role="status" data-errors={judgement.errors > 0 || undefined}>
            {text(judgement.scheme === null ? 'edit.unreadable' : judgement.errors > 0 ? 'edit.faulty' : 'edit.sound', {
              count: judgement.errors,
            })}
          </p>
          {!isOvertaken && <Problem refusals={refusals} />}
          {isOvertaken && latest && judgement.scheme && (
            <Alert color="kunyit" variant="light" icon={<TbInfoCircle aria-hidden />} title={text('edit.overtaken')}>
              <p>{text('edit.overtaken.why', { by: draft.editedByName })}</p>
              <Differences
                differences={compareSchemes(latest, judgement.scheme)}
                from={text('edit.theirs', { revision: draft.revision })}
                to={text('edit.mine')}
              />
              <Group mt="md">
                <Button onClick={() => save(draft.revision)} loading={loading}>
                  {text('edit.keep-mine')}
                </Button>
                <Button variant="default" onClick={onDone}>
                  {text('edit.keep-theirs')}
                </Button>
              </Group>
            </Alert>
          )}
          {!isOvertaken && (
            <Group mt="md">
              <Button type="submit" loading={loading} disabled={reason.trim() === '' || judgement.scheme === null}>
                {text('edit.save')}
              </Button>
              <Button variant="default" onClick={onDone}>
                {text('scheme-draft.cancel')}
              </Button>
            </Group>
          )}
        </section>
      </Stack>
    </form>
  )
}

type FieldParts = {
  document: EditableScheme
  change: (part: Partial<EditableScheme>) => void
  at: (...path: (string | number)[]) => string | undefined
}

/** What may still want a source. */
const parts = ['weights', 'cap', 'scale', 'validFrom'] as const

const Names = ({ document, change, at }: FieldParts) => {
  const text = useText()
  const { label, regulation, validFrom, sources, unverified } = document
  return (
    <section className={classes.card} aria-labelledby="edit-names">
      <h2 id="edit-names">{text('edit.names')}</h2>
      <div className={draftClasses.fields}>
        <TextInput
          label={text('edit.name.id')}
          value={label.id}
          onChange={(event) => change({ label: { ...label, id: event.currentTarget.value } })}
          error={at('label', 'id')}
        />
        <TextInput
          label={text('edit.name.en')}
          value={label.en}
          onChange={(event) => change({ label: { ...label, en: event.currentTarget.value } })}
          error={at('label', 'en')}
        />
        <TextInput
          label={text('edit.regulation')}
          value={regulation}
          onChange={(event) => change({ regulation: event.currentTarget.value })}
          error={at('regulation')}
        />
        <TextInput
          type="date"
          label={text('edit.valid-from')}
          description={text('edit.valid-from.why')}
          value={validFrom}
          onChange={(event) => change({ validFrom: event.currentTarget.value })}
          error={at('validFrom')}
        />
      </div>
      <Textarea
        label={text('edit.sources')}
        description={text('edit.sources.why')}
        value={sources.join('\n')}
        onChange={(event) => change({ sources: event.currentTarget.value.split('\n') })}
        autosize
        minRows={2}
        mt="md"
        error={at('sources')}
      />
      <Checkbox.Group
        label={text('edit.unverified')}
        description={text('edit.unverified.why')}
        value={unverified}
        onChange={(chosen) => change({ unverified: chosen })}
        mt="md"
      >
        <Group mt="xs">
          {[...new Set([...parts, ...unverified])].map((part) => (
            <Checkbox key={part} value={part} label={partOf(text, part)} />
          ))}
        </Group>
      </Checkbox.Group>
    </section>
  )
}
