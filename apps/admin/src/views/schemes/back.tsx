import { Button } from '@mantine/core'
import { TbArrowLeft } from 'react-icons/tb'
import type { ReactNode } from 'react'

export const Back = ({ children, onClick }: { children: ReactNode; onClick: () => void }) => (
  <Button variant="subtle" size="compact-sm" leftSection={<TbArrowLeft size={16} aria-hidden />} onClick={onClick} mb="xs">
    {children}
  </Button>
)
