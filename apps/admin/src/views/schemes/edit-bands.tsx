import { Button, NativeSelect, TextInput } from '@mantine/core'
import { TbPlus, TbTrash } from 'react-icons/tb'
import { useText } from '../../platform/i18n'
import { IconButton } from '../../ui/icon-button'
import { BandStrip } from './bands'
import { typedDecimal, type EditableBand, type EditableScheme, type Judgement } from './editable'
import draftClasses from './draft.module.css'
import classes from './schemes.module.css'

type Parts = {
  document: EditableScheme
  scale: NonNullable<EditableScheme['scale']>
  change: (part: Partial<EditableScheme>) => void
  judgement: Judgement
}

/** The words of a score, the highest first, and the strip they make. */
export const BandFields = ({ scale, change, judgement: { scheme, at } }: Parts) => {
  const text = useText()
  const { bands } = scale
  const keep = (next: EditableBand[]) => change({ scale: { ...scale, bands: next } })
  const put = (index: number, part: Partial<EditableBand>) => keep(bands.map((one, i) => (i === index ? { ...one, ...part } : one)))
  const fault = at('scale', 'bands')
  return (
    <section className={classes.card} aria-labelledby="edit-bands">
      <h2 id="edit-bands">{text('edit.bands')}</h2>
      <p>{text('edit.bands.what')}</p>
      <ul className={draftClasses.editRows}>
        {bands.map((one, i) => (
          <li key={i}>
            <TextInput
              label={text('edit.band.id')}
              value={one.label.id}
              onChange={(event) => put(i, { label: { ...one.label, id: event.currentTarget.value } })}
              error={at('scale', 'bands', i, 'label', 'id') ?? at('scale', 'bands', i, 'code') ?? at('scale', 'bands', i)}
            />
            <TextInput
              label={text('edit.band.en')}
              value={one.label.en}
              onChange={(event) => put(i, { label: { ...one.label, en: event.currentTarget.value } })}
              error={at('scale', 'bands', i, 'label', 'en')}
            />
            <TextInput
              label={text('edit.band.from')}
              value={one.from ?? ''}
              inputMode="decimal"
              placeholder={text('edit.band.lowest')}
              onChange={(event) => put(i, { from: typedDecimal(event.currentTarget.value) || null })}
              error={at('scale', 'bands', i, 'from')}
            />
            <IconButton
              aria-label={text('edit.remove', { name: one.label.id })}
              type="button"
              onClick={() => keep(bands.filter((_, j) => j !== i))}
            >
              <TbTrash size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {fault && (
        <p className={draftClasses.sum} data-fault role="status">
          {fault}
        </p>
      )}
      <div className={draftClasses.editTools}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<TbPlus size={16} aria-hidden />}
          onClick={() => keep([{ code: freeCode(bands), label: { id: '', en: '' }, from: '' }, ...bands])}
        >
          {text('edit.add-band')}
        </Button>
        <NativeSelect
          label={text('edit.lower-bound')}
          value={scale.lowerBound}
          onChange={(event) => change({ scale: { ...scale, lowerBound: event.currentTarget.value as 'INCLUSIVE' } })}
          data={[
            { value: 'INCLUSIVE', label: text('lower-bound.INCLUSIVE') },
            { value: 'EXCLUSIVE', label: text('lower-bound.EXCLUSIVE') },
          ]}
        />
      </div>
      {scheme && <BandStrip scheme={scheme} />}
    </section>
  )
}

const freeCode = (taken: readonly { code: string }[]): string => {
  for (let n = 1; ; n++) if (taken.every(({ code }) => code !== `BAND_${n}`)) return `BAND_${n}`
}
