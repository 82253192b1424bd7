import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export const Back = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
  <Button variant="subtle" size="compact-sm" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onClick} mb="xs">
    {children}
  </Button>
)
