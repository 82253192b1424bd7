import { Group } from '@mantine/core'
import { useMemo } from 'react'
import type { AttributeOwner } from '@tolok/domain'
import { useAttributeText, type Added, type Values } from '../platform/attributes'
import { PlacedPart, usePlaced } from '../platform/extension'
import { useLanguage, useText } from '../platform/i18n'
import type { Column } from '../ui/table'

const placesOf = { AGENCY: ['agency.column', 'agency.action'], EMPLOYEE: ['employee.column', 'employee.action'], INDICATOR: ['indicator.column', 'indicator.action'] } as const

/** The columns that extensions add to a list: one for each attribute, one for each cell of their own, one with all their buttons. */
export const useAddedColumns = <Row extends { id: string }>(of: AttributeOwner, added: readonly Added[]): Column<Row>[] => {
  const text = useText()
  const language = useLanguage()
  const read = useAttributeText()
  const [column, action] = placesOf[of]
  const cells = usePlaced(column)
  const buttons = usePlaced(action)
  return useMemo(
    () => [
      ...added.flatMap(({ field, attributes }) =>
        attributes.map(
          (attribute): Column<Row> => ({
            id: `${field}.${attribute.id}`,
            header: attribute.label[language],
            cell: (row) => read(attribute, (row as unknown as Record<string, Values | null | undefined>)[field]?.[attribute.id]),
            isFigure: attribute.kind === 'NUMBER',
            width: 170,
          }),
        ),
      ),
      ...cells.map((entry): Column<Row> => ({ id: entry.title, header: text(entry.title), cell: ({ id }) => <PlacedPart entry={entry} given={{ id }} />, width: 170 })),
      ...(buttons.length > 0
        ? [
            {
              id: 'actions',
              header: text('extension.actions'),
              cell: ({ id }: Row) => (
                <Group gap={8} wrap="nowrap">
                  {buttons.map((entry) => (
                    <PlacedPart key={entry.title} entry={entry} given={{ id }} />
                  ))}
                </Group>
              ),
              width: 40 + 130 * buttons.length,
              isApart: true,
            },
          ]
        : []),
    ],
    // The functions change with the language, and the lists with the viewer
    [added, language, cells.length, buttons.length],
  )
}
