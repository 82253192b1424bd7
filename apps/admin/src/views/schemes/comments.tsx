import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Skeleton, Stack, Textarea } from '@mantine/core'
import { TbMessage } from 'react-icons/tb'
import { useState, type FormEvent } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText, type MessageId } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { Badge } from '../../ui/badge'
import { Empty } from '../../ui/empty'
import { AnswerCommentDocument, CommentOnDraftDocument } from './changes'
import { SchemeCommentsDocument, type Comment, type Draft } from './documents'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

/** What those it will judge say of it, and what the drafter answers. Nothing said here is ever changed. */
export const Comments = ({ draft, onChanged }: { draft: Draft; onChanged: () => void }) => {
  const text = useText()
  const format = useFormat()
  const { may } = useSession()
  const { data, error, refetch, fetchMore } = useQuery(SchemeCommentsDocument, {
    variables: { id: draft.id },
    fetchPolicy: 'cache-and-network',
  })
  const comments = data?.schemeDraft?.comments
  const isOpen = draft.state === 'OPEN' || draft.state === 'SIMULATED'
  const changed = () => {
    void refetch()
    onChanged()
  }
  const more = () =>
    void fetchMore({
      variables: { after: comments?.pageInfo.endCursor },
      updateQuery: (earlier, { fetchMoreResult }) =>
        earlier.schemeDraft && fetchMoreResult.schemeDraft
          ? {
              schemeDraft: {
                ...earlier.schemeDraft,
                comments: {
                  ...fetchMoreResult.schemeDraft.comments,
                  nodes: [...earlier.schemeDraft.comments.nodes, ...fetchMoreResult.schemeDraft.comments.nodes],
                },
              },
            }
          : earlier,
    })
  return (
    <Stack gap="lg">
      <p className="quiet">
        {draft.commentsUntil ? text('comments.until', { until: format.day(draft.commentsUntil) }) : text('comments.not-open')}{' '}
        {text('comments.rule')}
      </p>
      {isOpen && may('scheme.comment') && <NewComment draftId={draft.id} onSaid={changed} />}
      {error && <Problem refusals={refusalsFrom(error)} />}
      {!comments && !error && <Skeleton height={240} />}
      {comments?.nodes.length === 0 && (
        <Empty icon={TbMessage} title={text('comments.empty')}>
          {text(isOpen ? 'comments.empty.why' : 'comments.empty.closed')}
        </Empty>
      )}
      <ul className={draftClasses.thread}>
        {comments?.nodes.map((comment) => (
          <OneComment key={comment.id} comment={comment} mayAnswer={isOpen && draft.isOwn && may('scheme.draft')} onAnswered={changed} />
        ))}
      </ul>
      {comments?.pageInfo.hasNextPage && (
        <Button variant="default" onClick={more}>
          {text('comments.more')}
        </Button>
      )}
    </Stack>
  )
}

const NewComment = ({ draftId, onSaid }: { draftId: string; onSaid: () => void }) => {
  const [say, { loading, error }] = useMutation(CommentOnDraftDocument, { onError: () => {} })
  const send = (words: string) =>
    say({ variables: { id: draftId, text: words } }).then(
      () => true,
      () => false,
    )
  return (
    <Say label="comments.new" why="comments.new.why" button="comments.send" loading={loading} error={error} send={send} onSaid={onSaid} />
  )
}

type OneParts = { comment: Comment; mayAnswer: boolean; onAnswered: () => void }

const OneComment = ({ comment, mayAnswer, onAnswered }: OneParts) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const { id, body, byName, isOwn, recordedAt, revision, answers } = comment
  const [answer, { loading, error }] = useMutation(AnswerCommentDocument, { onError: () => {} })
  const send = (words: string) =>
    answer({ variables: { id, text: words } }).then(
      () => true,
      () => false,
    )
  const who = isOwn ? text('comments.own') : (byName ?? text('comments.someone'))
  return (
    <li className={draftClasses.comment}>
      <div className={draftClasses.commentHead}>
        <strong>{who}</strong>
        <span className={classes.meta}>
          {format.moment(String(recordedAt), timeZone)} · {text('comments.on-revision', { revision })}
        </span>
        {answers.length > 0 ? (
          <Badge tone="good">{text('comments.answered')}</Badge>
        ) : (
          <Badge tone="attention">{text('comments.waiting')}</Badge>
        )}
      </div>
      <p className={classes.body}>{body}</p>
      {answers.map((one) => (
        <div key={String(one.recordedAt)} className={draftClasses.answer}>
          <div className={draftClasses.commentHead}>
            <strong>{text('comments.answer-of', { name: one.byName })}</strong>
            <span className={classes.meta}>{format.moment(String(one.recordedAt), timeZone)}</span>
          </div>
          <p className={classes.body}>{one.body}</p>
        </div>
      ))}
      {mayAnswer && answers.length === 0 && (
        <Say
          label="comments.answer"
          button="comments.answer.send"
          loading={loading}
          error={error}
          send={send}
          onSaid={onAnswered}
          rows={2}
        />
      )}
    </li>
  )
}

type SayParts = {
  label: MessageId
  why?: MessageId
  button: MessageId
  loading: boolean
  error: unknown
  rows?: number
  /** True when it was kept; only then the words may go. */
  send: (words: string) => Promise<boolean>
  onSaid: () => void
}

const Say = ({ label, why, button, loading, error, rows = 3, send, onSaid }: SayParts) => {
  const text = useText()
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(words).then((isKept) => {
      if (!isKept) return
      setWords('')
      onSaid()
    })
  }
  return (
    <form onSubmit={submit} className={draftClasses.say}>
      <Textarea
        label={text(label)}
        description={why && text(why)}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        autosize
        minRows={rows}
        maxLength={4000}
      />
      {error !== undefined && <Problem refusals={refusalsFrom(error)} />}
      <Button type="submit" loading={loading} disabled={words.trim() === ''}>
        {text(button)}
      </Button>
    </form>
  )
}
