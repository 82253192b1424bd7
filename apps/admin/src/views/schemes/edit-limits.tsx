import { NativeSelect, TextInput } from '@mantine/core'
import { expectations, expectationWords, predicates, predicateWords, type Expectation, type Predicate } from '@tolok/domain'
import { useLanguage, useText } from '../../platform/i18n'
import { typedDecimal, type EditableScheme, type Judgement } from './editable'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

type Change = (part: Partial<EditableScheme>) => void

/** Up to where a single achievement counts, and how the score is printed. */
export const LimitFields = ({
  document: { cap, floor, rounding },
  change,
  at,
}: {
  document: EditableScheme
  change: Change
  at: Judgement['at']
}) => {
  const text = useText()
  return (
    <section className={classes.card} aria-labelledby="edit-limits">
      <h2 id="edit-limits">{text('edit.limits')}</h2>
      <div className={draftClasses.fields}>
        <TextInput
          label={text('edit.cap')}
          description={text('edit.cap.why')}
          value={cap ?? ''}
          inputMode="decimal"
          rightSection="%"
          onChange={(event) => change({ cap: typedDecimal(event.currentTarget.value) || null })}
          error={at('cap')}
        />
        <TextInput
          label={text('edit.floor')}
          description={text('edit.floor.why')}
          value={floor ?? ''}
          inputMode="decimal"
          rightSection="%"
          onChange={(event) => change({ floor: typedDecimal(event.currentTarget.value) || null })}
          error={at('floor')}
        />
        <NativeSelect
          label={text('edit.decimals')}
          value={String(rounding.decimals)}
          onChange={(event) => change({ rounding: { ...rounding, decimals: Number(event.currentTarget.value) } })}
          data={['0', '1', '2', '3', '4']}
        />
        <NativeSelect
          label={text('edit.rounding')}
          value={rounding.mode}
          onChange={(event) => change({ rounding: { ...rounding, mode: event.currentTarget.value as 'HALF_UP' } })}
          data={[
            { value: 'HALF_UP', label: text('rounding.HALF_UP') },
            { value: 'TRUNCATE', label: text('rounding.TRUNCATE') },
          ]}
        />
      </div>
    </section>
  )
}

type MatrixParts = { matrix: NonNullable<EditableScheme['matrix']>; change: Change; at: Judgement['at'] }

/** Which predicate two ratings make, cell by cell. */
export const MatrixFields = ({ matrix, change, at }: MatrixParts) => {
  const text = useText()
  const language = useLanguage()
  const levels = Object.values(expectations)
  const put = (result: Expectation, behaviour: Expectation, predicate: Predicate) =>
    change({ matrix: { ...matrix, [result]: { ...matrix[result], [behaviour]: predicate } } })
  const fault = at('matrix')
  return (
    <section className={classes.card} aria-labelledby="edit-matrix">
      <h2 id="edit-matrix">{text('scheme.matrix')}</h2>
      <div className={draftClasses.fields}>
        {levels.flatMap((result) =>
          levels.map((behaviour) => (
            <NativeSelect
              key={`${result}.${behaviour}`}
              label={text('edit.cell', { result: expectationWords[result][language], behaviour: expectationWords[behaviour][language] })}
              value={matrix[result][behaviour]}
              onChange={(event) => put(result, behaviour, event.currentTarget.value as Predicate)}
              data={Object.values(predicates).map((value) => ({ value, label: predicateWords[value][language] }))}
            />
          )),
        )}
      </div>
      {fault && (
        <p className={draftClasses.sum} data-fault role="status">
          {fault}
        </p>
      )}
    </section>
  )
}
