import { Button, Group } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { TbAlertTriangle, TbCheck, TbCopy } from 'react-icons/tb'
import { useText } from '../../platform/i18n'
import classes from './integrations.module.css'

/** A secret that is kept nowhere: to be copied now or never. */
export const ShownOnce = ({ label, secret, warning, onDone }: { label: string; secret: string; warning: string; onDone: () => void }) => {
  const text = useText()
  const clipboard = useClipboard({ timeout: 2000 })
  return (
    <div>
      <p role="status">
        <TbAlertTriangle size={18} aria-hidden style={{ verticalAlign: 'text-bottom' }} /> {warning}
      </p>
      <p className={classes.words}>{label}</p>
      <code className={classes.text} aria-label={label}>
        {secret}
      </code>
      <Group justify="flex-end" mt="md">
        <Button
          variant="light"
          leftSection={clipboard.copied ? <TbCheck size={18} aria-hidden /> : <TbCopy size={18} aria-hidden />}
          onClick={() => clipboard.copy(secret)}
        >
          {text(clipboard.copied ? 'tokens.copied' : 'tokens.copy')}
        </Button>
        <Button onClick={onDone}>{text('tokens.done')}</Button>
      </Group>
    </div>
  )
}
