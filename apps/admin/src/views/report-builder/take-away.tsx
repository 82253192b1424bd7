import { Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { TbBrandGraphql, TbBrandTypescript, TbDownload, TbFileSpreadsheet, TbPrinter, TbTerminal2 } from 'react-icons/tb'
import { useState } from 'react'
import { config } from '../../platform/config'
import { useText } from '../../platform/i18n'
import type { Answer } from '../../platform/report'
import { asCurl, asTypescript } from './as-code'
import { asGraphql } from './as-graphql'
import { toCsv } from './csv'
import type { Question } from '../../pickers/report/question'
import { useSpeech } from '../../pickers/report/speech'

/** The answer taken along: as a file that equals the screen, on paper, or as the question for another client. */
export const TakeAway = ({ question, answer }: { question: Question; answer: Answer }) => {
  const text = useText()
  const speech = useSpeech()
  const clipboard = useClipboard({ timeout: 2000 })
  const [copied, setCopied] = useState('')
  const download = () => {
    const csv = toCsv(answer, question.rows.map(({ by }) => by), question.columns.map(({ by }) => by), speech)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
    link.download = `${text('report.file')}-${answer.queryHash.slice(0, 8)}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  const copies = [
    { as: 'graphql', Icon: TbBrandGraphql, content: () => asGraphql(question) },
    { as: 'curl', Icon: TbTerminal2, content: () => asCurl(question, new URL(config.graphqlUrl, document.baseURI).href) },
    { as: 'typescript', Icon: TbBrandTypescript, content: () => asTypescript(question) },
  ] as const
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<TbDownload size={18} aria-hidden />}>{text('report.take')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<TbFileSpreadsheet size={18} aria-hidden />} onClick={download}>
          {text('report.take.csv')}
        </Menu.Item>
        <Menu.Item leftSection={<TbPrinter size={18} aria-hidden />} onClick={() => setTimeout(() => print(), 200) /* after the menu has gone */}>
          {text('report.take.print')}
        </Menu.Item>
        <Menu.Divider />
        {copies.map(({ as, Icon, content }) => (
          <Menu.Item
            key={as}
            leftSection={<Icon size={18} aria-hidden />}
            closeMenuOnClick={false}
            onClick={() => {
              clipboard.copy(content())
              setCopied(as)
            }}
          >
            {text(clipboard.copied && copied === as ? 'report.take.copied' : `report.take.${as}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
