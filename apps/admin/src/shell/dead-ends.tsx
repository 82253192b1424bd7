import { UnstyledButton } from '@mantine/core'
import { TbMapOff } from 'react-icons/tb'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { refusalOf } from '../platform/refusal'
import { Problem } from '../platform/problem'
import { useText } from '../platform/i18n'
import { Empty } from '../ui/empty'
import { PageHeader } from '../ui/page-header'
import classes from './dead-ends.module.css'

/** No such page, or none for this viewer. */
export const Missing = () => {
  const text = useText()
  return (
    <>
      <PageHeader title={text('missing.title')} />
      <Empty
        icon={TbMapOff}
        title={text('missing.what')}
        action={
          <Link to="/" className={classes.way}>
            {text('missing.home')}
          </Link>
        }
      >
        {text('missing.remedy')}
      </Empty>
    </>
  )
}

/** A view that failed: the rest of the screen stays, and the view can be tried again. */
export const Broken = ({ error, reset }: ErrorComponentProps) => {
  const text = useText()
  const router = useRouter()
  const isNotLoaded = /import|fetch|load/i.test(error instanceof Error ? error.message : '')
  const retry = () => {
    if (isNotLoaded) return location.reload()
    reset()
    void router.invalidate()
  }
  return (
    <>
      <PageHeader title={text('broken.title')} />
      <Problem refusals={[refusalOf(isNotLoaded ? 'VIEW_NOT_LOADED' : 'INTERNAL')]} />
      <UnstyledButton onClick={retry} className={classes.way} mt="md">
        {text('broken.retry')}
      </UnstyledButton>
    </>
  )
}
