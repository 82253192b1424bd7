import { Select } from '@mantine/core'
import { useText } from '../../platform/i18n'
import type { DimensionChoice } from '../../pickers/report/question'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'

/** How fine a dimension is asked: the grain of time, the level of a tree. Nothing for the others. */
export const DimensionDetail = ({ dimension, onChange }: { dimension: DimensionChoice; onChange: (dimension: DimensionChoice) => void }) => {
  const text = useText()
  const speech = useSpeech()
  const { dimensions } = useCatalogue()
  const name = speech.dimension(dimension.by)
  const { kind, grains = [], deepestLevel } = dimensions.find(({ id }) => id === dimension.by) ?? {}
  if (kind === 'TIME')
    return (
      <Select
        size="xs"
        aria-label={text('report.ask.grain', { name })}
        value={dimension.grain ?? 'MONTH'}
        onChange={(grain) => grain && onChange({ ...dimension, grain })}
        data={grains.map((value) => ({ value, label: text(`report.grain.${value}`) }))}
        allowDeselect={false}
      />
    )
  if (kind === 'TREE')
    return (
      <Select
        size="xs"
        aria-label={text('report.ask.level', { name })}
        value={String(dimension.level ?? '')}
        onChange={(level) => onChange({ by: dimension.by, ...(level ? { level: Number(level) } : {}) })}
        data={levelsTo(Math.max(deepestShown(deepestLevel), dimension.level ?? 0)).map((value) => ({ value, label: value ? text('report.level', { level: value }) : text('report.level.owner') }))}
        allowDeselect={false}
      />
    )
  return null
}

/** The tree may be deep; what is offered is what towns have, and what the question already asks. */
const deepestShown = (deepest: number | null | undefined) => Math.min(deepest ?? 3, 3)
const levelsTo = (deepest: number) => [...Array.from({ length: deepest }, (_, index) => String(index + 1)), '']
