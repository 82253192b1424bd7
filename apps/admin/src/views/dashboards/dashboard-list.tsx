import { useMutation } from '@apollo/client/react'
import { Button, Group, Modal, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TbLayoutDashboard, TbPlus, TbSearch } from 'react-icons/tb'
import { useMemo, useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { usePages } from '../../platform/use-pages'
import { useSearchField } from '../../platform/use-search-field'
import { useViewSearch } from '../../platform/view'
import { sharingText } from '../../pickers/sharing'
import { Empty } from '../../ui/empty'
import { Filters } from '../../ui/filters'
import { PageHeader } from '../../ui/page-header'
import { Table, type Column } from '../../ui/table'
import { dashboardsView } from '.'
import { DashboardsDocument, SaveDashboardDocument, type DashboardInList } from './documents'

export const DashboardList = () => {
  const text = useText()
  const { may } = useSession()
  const [{ cari, saring }, change] = useViewSearch(dashboardsView)
  const field = useSearchField(cari, (typed) => change({ cari: typed }, { replace: true }))
  const [isMaking, making] = useDisclosure()
  const { nodes, totalCount, isLoading, error, more } = usePages(DashboardsDocument, { text: cari, archived: saring === 'arsip' }, 'dashboards')
  const columns = useMemo(
    (): Column<DashboardInList>[] => [
      { id: 'title', header: text('dashboards.field.title'), cell: ({ title }) => title, width: 280, isPinned: true },
      { id: 'description', header: text('dashboards.field.description'), cell: ({ description }) => description || '–', width: 320, isAside: true },
      { id: 'owner', header: text('dashboards.owner'), cell: ({ isOwn, ownerName }) => (isOwn ? text('dashboards.owner.me') : (ownerName ?? '–')), width: 180 },
      { id: 'sharing', header: text('dashboards.sharing'), cell: (dashboard) => sharingText(text, dashboard), width: 180, isAside: true },
    ],
    [text],
  )
  const make = may('report.save') && (
    <Button leftSection={<TbPlus size={18} aria-hidden />} onClick={making.open}>
      {text('dashboards.make')}
    </Button>
  )
  return (
    <>
      <PageHeader title={text('dashboards.title')} lead={text('dashboards.lead')} actions={make} />
      <Filters label={text('dashboards.filters')}>
        <TextInput {...field} aria-label={text('search')} placeholder={text('dashboards.search')} leftSection={<TbSearch size={16} aria-hidden />} />
        <SegmentedControl aria-label={text('dashboards.which')} value={saring ?? 'semua'} onChange={(value) => change({ saring: value === 'arsip' ? 'arsip' : undefined })} data={(['semua', 'arsip'] as const).map((value) => ({ value, label: text(`dashboards.which.${value}`) }))} />
      </Filters>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('dashboards.title')}
          rows={nodes}
          columns={columns}
          idOf={({ id }) => id}
          isLoading={isLoading}
          totalCount={totalCount}
          onEnd={more}
          onOpen={({ id }) => change({ dasbor: id })}
          empty={
            cari || saring ? (
              text('empty.filtered')
            ) : (
              <Empty icon={TbLayoutDashboard} title={text('dashboards.empty')}>
                {text('dashboards.empty.why')}
              </Empty>
            )
          }
        />
      )}
      {isMaking && <Making onClose={making.close} onMade={(id) => change({ dasbor: id, ubah: '1' })} />}
    </>
  )
}

const Making = ({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) => {
  const text = useText()
  const { municipalityId } = usePlace()
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [save, { loading, error }] = useMutation(SaveDashboardDocument, {
    update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'dashboards' }),
    onCompleted: ({ saveDashboard }) => onMade(saveDashboard.id),
    onError: () => {},
  })
  return (
    <Modal opened onClose={onClose} title={text('dashboards.make')} closeButtonProps={{ 'aria-label': text('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save({ variables: { draft: { title: title.trim(), description: description.trim(), tiles: [], municipalityId } } })
        }}
      >
        <Stack gap="sm">
          <TextInput label={text('dashboards.field.title')} value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} maxLength={200} required data-autofocus />
          <Textarea label={text('dashboards.field.description')} value={description} onChange={({ currentTarget }) => setDescription(currentTarget.value)} maxLength={2000} autosize minRows={2} />
          <Problem refusals={error ? refusalsFrom(error) : []} />
          <Group justify="flex-end">
            <Button type="submit" loading={loading} disabled={title.trim() === ''}>
              {text('dashboards.make.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
