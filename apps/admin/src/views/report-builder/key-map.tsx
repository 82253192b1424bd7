import { Kbd, Modal } from '@mantine/core'
import { useText } from '../../platform/i18n'
import classes from './report-builder.module.css'

const keys = [
  { what: 'undo', combination: ['Ctrl', 'Z'] },
  { what: 'redo', combination: ['Ctrl', 'Shift', 'Z'] },
  { what: 'cells', combination: ['←', '↑', '→', '↓'] },
  { what: 'explain', combination: ['Enter'] },
  { what: 'drag', combination: ['Space', '↑', '↓'] },
  { what: 'leave', combination: ['Esc'] },
  { what: 'palette', combination: ['Ctrl', 'K'] },
  { what: 'help', combination: ['?'] },
] as const

/** Everything the builder does by keyboard beyond Tab and Enter. */
export const KeyMap = ({ isOpen, close }: { isOpen: boolean; close: () => void }) => {
  const text = useText()
  return (
    <Modal opened={isOpen} onClose={close} title={text('report.keys')} closeButtonProps={{ 'aria-label': text('close') }}>
      <dl className={classes.keys}>
        {keys.map(({ what, combination }) => (
          <div key={what}>
            <dt>{text(`report.keys.${what}`)}</dt>
            <dd>
              {combination.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
