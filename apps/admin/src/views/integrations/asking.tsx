import { Button, Group, Modal } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'

type Parts = { title: string; why: string; act: string; isOpen: boolean; isWorking: boolean; error?: unknown; onAct: () => void; onClose: () => void }

/** Asks once more before what cannot be undone. */
export const Asking = ({ title, why, act, isOpen, isWorking, error, onAct, onClose }: Parts) => {
  const text = useText()
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': text('close') }}>
      <p>{why}</p>
      {error !== undefined && <Problem refusals={refusalsFrom(error)} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {text('close')}
        </Button>
        <Button color="red" loading={isWorking} onClick={onAct}>
          {act}
        </Button>
      </Group>
    </Modal>
  )
}
