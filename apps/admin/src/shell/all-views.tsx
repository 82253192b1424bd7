import { Drawer } from '@mantine/core'
import { useText, type MessageId } from '../platform/i18n'
import type { AnyView, Section } from '../platform/view'
import { ViewItem } from './rail'
import classes from './rail.module.css'

const sections: Record<Section, MessageId> = {
  work: 'section.work',
  measure: 'section.measure',
  people: 'section.people',
  platform: 'section.platform',
}

/** What does not fit into the bar of a phone: the whole menu, by section. */
export default function AllViews({ views, close }: { views: AnyView[]; close: () => void }) {
  const text = useText()
  return (
    <Drawer
      opened
      onClose={close}
      position="bottom"
      size="min(34rem, 85dvh)"
      title={text('shell.menu')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <ul className={classes.drawerList}>
        {views.map((view, index) => (
          <li key={view.path}>
            {views[index - 1]?.section !== view.section && <p className={classes.section}>{text(sections[view.section])}</p>}
            <ViewItem view={view} onChoose={close} />
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
