import { ActionIcon, Select, Stack } from '@mantine/core'
import { IconArrowUp, IconX } from '@tabler/icons-react'
import { useText } from '../../platform/i18n'
import type { DimensionChoice } from './question'
import { useCatalogue, useSpeech } from './speech'
import classes from './ask.module.css'

type Parts = {
  title: string
  most: number
  chosen: readonly DimensionChoice[]
  taken: readonly DimensionChoice[]
  fits: (dimension: string) => boolean
  onChange: (chosen: DimensionChoice[]) => void
}

/** Dimensions outermost first; each can be moved further out or taken away, and says how fine it is. */
export const DimensionList = ({ title, most, chosen, taken, fits, onChange }: Parts) => {
  const text = useText()
  const speech = useSpeech()
  const { dimensions } = useCatalogue()
  const replace = (index: number, part: Partial<DimensionChoice>) => onChange(chosen.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const offered = dimensions.filter(({ id }) => fits(id) && !taken.some(({ by }) => by === id))

  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      <Stack gap={8}>
        {chosen.map((dimension, index) => {
          const name = speech.dimension(dimension.by)
          const { kind, grains = [], deepestLevel } = dimensions.find(({ id }) => id === dimension.by) ?? {}
          return (
            <div key={dimension.by} className={classes.chosen}>
              <span>{name}</span>
              <ActionIcon variant="subtle" color="gray" disabled={index === 0} aria-label={text('report.ask.outward', { name })} onClick={() => onChange(moved(chosen, index))}>
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={text('report.ask.remove', { name })} onClick={() => onChange(chosen.filter((_, at) => at !== index))}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
              {kind === 'TIME' && (
                <Select
                  className={classes.detail}
                  size="xs"
                  aria-label={text('report.ask.grain', { name })}
                  value={dimension.grain ?? 'MONTH'}
                  onChange={(grain) => grain && replace(index, { grain })}
                  data={grains.map((value) => ({ value, label: text(`report.grain.${value}`) }))}
                  allowDeselect={false}
                />
              )}
              {kind === 'TREE' && (
                <Select
                  className={classes.detail}
                  size="xs"
                  aria-label={text('report.ask.level', { name })}
                  value={String(dimension.level ?? '')}
                  onChange={(level) => onChange(chosen.map((one, at) => (at === index ? { by: one.by, ...(level ? { level: Number(level) } : {}) } : one)))}
                  data={levelsTo(Math.max(deepestShown(deepestLevel), dimension.level ?? 0)).map((value) => ({ value, label: value ? text('report.level', { level: value }) : text('report.level.owner') }))}
                  allowDeselect={false}
                />
              )}
            </div>
          )
        })}
        {chosen.length < most && (
          <Select
            placeholder={text('report.ask.add')}
            aria-label={text('report.ask.add-to', { title })}
            value={null}
            searchable
            onChange={(by) => by && onChange([...chosen, firstUse(by, dimensions.find(({ id }) => id === by)?.kind)])}
            data={offered.map(({ id }) => ({ value: id, label: speech.dimension(id) }))}
            nothingFoundMessage={text('report.ask.nothing-goes')}
          />
        )}
      </Stack>
    </fieldset>
  )
}

/** The tree may be deep; what is offered is what towns have, and what the question already asks. */
const deepestShown = (deepest: number | null | undefined) => Math.min(deepest ?? 3, 3)
const levelsTo = (deepest: number) => [...Array.from({ length: deepest }, (_, index) => String(index + 1)), '']
const firstUse = (by: string, kind: string | undefined): DimensionChoice => (kind === 'TREE' ? { by, level: 1 } : kind === 'TIME' ? { by, grain: 'MONTH' } : { by })
const moved = (chosen: readonly DimensionChoice[], index: number) => {
  const next = [...chosen]
  next.splice(index - 1, 0, ...next.splice(index, 1))
  return next
}
