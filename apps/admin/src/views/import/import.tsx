import { Stack } from '@mantine/core'
import { useText } from '../../platform/i18n'
import { useViewSearch } from '../../platform/view'
import { PageHeader } from '../../ui/page-header'
import { importView } from '.'
import { ImportList } from './import-list'
import { OneImport } from './one-import'
import { StartImport } from './start-import'

/** Files on their way in: a new one, those brought so far, or one of them from its first question to its undoing. */
export default function Import() {
  const text = useText()
  const [{ berkas, jenis }, change] = useViewSearch(importView)
  if (berkas) return <OneImport key={berkas} id={berkas} onLeave={() => change({ berkas: undefined, baris: undefined })} />
  return (
    <>
      <PageHeader title={text('import.title')} lead={text('import.lead')} />
      <Stack gap="xl">
        <StartImport
          kind={jenis}
          onKind={(kind) => change({ jenis: kind }, { replace: true })}
          onStarted={(id) => change({ berkas: id })}
        />
        <ImportList onOpen={(id) => change({ berkas: id })} />
      </Stack>
    </>
  )
}
