import { UnstyledButton } from '@mantine/core'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import classes from './icon-button.module.css'

type Parts = ComponentPropsWithRef<'button'> & { 'aria-label': string; children: ReactNode }

/** A button with a picture for a face; its name is for those who cannot see it. */
export const IconButton = ({ className = '', ...button }: Parts) => (
  <UnstyledButton {...button} className={`${classes.button} ${className}`} />
)
