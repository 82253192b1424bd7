import { NativeSelect } from '@mantine/core'
import { answersOf, attributeKey } from '@tolok/domain'
import { filtersIn, type Added } from '../platform/attributes'
import { useLanguage, useText } from '../platform/i18n'

/** One choice for each attribute that has a short list of answers. `value` is the address's text, and so is what `onChange` is given. */
export const AttributeFilters = ({ added, value, onChange }: { added: readonly Added[]; value: string | undefined; onChange: (value: string | undefined) => void }) => {
  const text = useText()
  const language = useLanguage()
  const chosen = new Map((filtersIn(value, added) ?? []).map((one) => [one.attribute, one.in[0]!]))
  const choose = (key: string, answer: string) => {
    const next = new Map(chosen)
    if (answer) next.set(key, answer)
    else next.delete(key)
    onChange([...next].map(([attribute, one]) => `${attribute}:${one}`).join(';') || undefined)
  }
  return added.flatMap(({ extension, attributes }) =>
    attributes.flatMap((attribute) => {
      const answers = answersOf(attribute)
      const key = attributeKey(extension.name, attribute)
      if (answers.length === 0) return []
      return [
        <NativeSelect
          key={key}
          label={attribute.label[language]}
          value={chosen.get(key) ?? ''}
          onChange={(event) => choose(key, event.currentTarget.value)}
          data={[{ value: '', label: text('any') }, ...answers.map(({ id, label }) => ({ value: id, label: label[language] }))]}
        />,
      ]
    }),
  )
}
