import { Button, TextInput } from '@mantine/core'
import { toText, wholeWeight } from '@tolok/domain'
import { TbPlus, TbTrash } from 'react-icons/tb'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { IconButton } from '../../ui/icon-button'
import { typedDecimal, type EditableComponent, type EditableScheme, type Judgement } from './editable'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

type Parts = { document: EditableScheme; change: (part: Partial<EditableScheme>) => void; judgement: Judgement }

/** What is counted and how much, with the whole beside it: it must be 100. */
export const WeightFields = ({ document: { weights }, change, judgement: { scheme, at } }: Parts) => {
  const text = useText()
  const format = useFormat()
  const put = (index: number, part: Partial<EditableComponent>) =>
    change({ weights: weights.map((one, i) => (i === index ? { ...one, ...part } : one)) })
  const fault = at('weights')
  return (
    <section className={classes.card} aria-labelledby="edit-weights">
      <h2 id="edit-weights">{text('edit.weights')}</h2>
      <p>{text('edit.weights.what')}</p>
      <ul className={draftClasses.editRows}>
        {weights.map((one, i) => (
          <li key={i}>
            <TextInput
              label={text('edit.component.id')}
              value={one.label.id}
              onChange={(event) => put(i, { label: { ...one.label, id: event.currentTarget.value } })}
              error={at('weights', i, 'label', 'id') ?? at('weights', i, 'code')}
            />
            <TextInput
              label={text('edit.component.en')}
              value={one.label.en}
              onChange={(event) => put(i, { label: { ...one.label, en: event.currentTarget.value } })}
              error={at('weights', i, 'label', 'en')}
            />
            <TextInput
              label={text('edit.weight')}
              value={one.weight}
              inputMode="decimal"
              onChange={(event) => put(i, { weight: typedDecimal(event.currentTarget.value) })}
              error={at('weights', i, 'weight')}
              rightSection="%"
            />
            <IconButton
              aria-label={text('edit.remove', { name: one.label.id })}
              type="button"
              onClick={() => change({ weights: weights.filter((_, j) => j !== i) })}
            >
              <TbTrash size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className={draftClasses.sum} data-fault={fault !== undefined || undefined} role="status">
        <strong>{scheme ? text('edit.sum', { sum: format.number(toText(wholeWeight(scheme))) }) : text('edit.sum.unknown')}</strong>
        {fault && <span>{fault}</span>}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<TbPlus size={16} aria-hidden />}
        onClick={() => change({ weights: [...weights, { code: freeCode(weights), label: { id: '', en: '' }, weight: '0' }] })}
      >
        {text('edit.add-component')}
      </Button>
    </section>
  )
}

/** Codes are for machines: the first that is free. */
const freeCode = (taken: readonly { code: string }[]): string => {
  for (let n = 1; ; n++) if (taken.every(({ code }) => code !== `PART_${n}`)) return `PART_${n}`
}
