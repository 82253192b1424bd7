import { useQuery } from '@apollo/client/react'
import { TextInput } from '@mantine/core'
import { TbSearch, TbUsers } from 'react-icons/tb'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { filtersIn, useAdded, useWithAttributes } from '../../platform/attributes'
import { graphql, type ResultOf } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { useSearchField } from '../../platform/use-search-field'
import { useViewSearch } from '../../platform/view'
import { AgencyPicker } from '../../pickers/agency'
import { useAddedColumns } from '../../pickers/added-columns'
import { AttributeFilters } from '../../pickers/attribute-filters'
import { Empty } from '../../ui/empty'
import { Filters } from '../../ui/filters'
import { PageHeader } from '../../ui/page-header'
import { WithPanel } from '../../ui/panel'
import { Table, type Column } from '../../ui/table'
import { employeesView } from '.'
import { EmployeeDetail } from './employee-detail'

export const EmployeesDocument = graphql(`
  query Employees($municipalityId: Int, $agencyId: ID, $text: String, $attributes: [AttributeFilter!], $after: String) {
    employees(municipalityId: $municipalityId, agencyId: $agencyId, text: $text, attributes: $attributes, first: 200, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        nip
        name
        employment
        grade
        current {
          id
          kind
          position {
            title
            agency {
              id
              name
            }
          }
        }
      }
    }
  }
`)
type Employee = ResultOf<typeof EmployeesDocument>['employees']['nodes'][number]

export const EmployeeNameDocument = graphql(`
  query EmployeeName($id: ID!) {
    employee(id: $id) {
      id
      name
      nip
    }
  }
`)

export default function Employees() {
  const text = useText()
  const { municipalityId, isKnown } = usePlace()
  const [{ pegawai, cari, perangkat, sifat }, change] = useViewSearch(employeesView)
  const added = useAdded('EMPLOYEE')
  const addedColumns = useAddedColumns<Employee>('EMPLOYEE', added)
  const field = useSearchField(cari, (typed) => change({ cari: typed }, { replace: true }))
  const { nodes, totalCount, isWhole, isLoading, error, more } = usePages(
    useWithAttributes(EmployeesDocument, added),
    { municipalityId, agencyId: perangkat, text: cari, attributes: filtersIn(sifat, added) },
    'employees',
    { skip: !isKnown },
  )
  const { data: opened } = useQuery(EmployeeNameDocument, { variables: { id: pegawai ?? '' }, skip: !pegawai })

  const columns = useMemo((): Column<Employee>[] => {
    const sort = (by: (row: Employee) => string | null) => (isWhole ? by : undefined)
    return [
      {
        id: 'name',
        header: text('employees.name'),
        cell: ({ name }) => name,
        sortBy: sort(({ name }) => name),
        width: 250,
        isPinned: true,
      },
      {
        id: 'nip',
        header: text('employees.nip'),
        cell: ({ nip }) => <span className="tabular">{nip}</span>,
        sortBy: sort(({ nip }) => nip),
        width: 190,
      },
      {
        id: 'position',
        header: text('employees.position'),
        cell: ({ current }) => (current ? current.position.title : text('employees.without-post')),
        sortBy: sort(({ current }) => current?.position.title ?? null),
        width: 260,
      },
      {
        id: 'agency',
        header: text('employees.agency'),
        cell: ({ current }) => current?.position.agency.name ?? '–',
        sortBy: sort(({ current }) => current?.position.agency.name ?? null),
        width: 300,
      },
      { id: 'grade', header: text('employees.grade'), cell: ({ grade }) => grade, sortBy: sort(({ grade }) => grade), width: 100 },
      {
        id: 'employment',
        header: text('employees.employment'),
        cell: ({ employment }) => employment,
        sortBy: sort(({ employment }) => employment),
        width: 110,
      },
      ...addedColumns,
    ]
  }, [text, isWhole, addedColumns])

  return (
    <>
      <PageHeader title={text('employees.title')} lead={text('employees.lead')} />
      <WithPanel
        onClose={() => change({ pegawai: undefined })}
        panel={
          pegawai
            ? {
                title: opened?.employee?.name ?? pegawai,
                subtitle: opened?.employee ? text('employees.nip.of', { nip: opened.employee.nip }) : undefined,
                content: <EmployeeDetail key={pegawai} id={pegawai} onOpen={(id) => change({ pegawai: id })} />,
              }
            : null
        }
      >
        <Filters label={text('employees.filter')}>
          <TextInput
            type="search"
            label={text('search')}
            placeholder={text('employees.search.hint')}
            leftSection={<TbSearch size={16} aria-hidden />}
            {...field}
          />
          <AgencyPicker label={text('employees.agency')} value={perangkat} onChange={(id) => change({ perangkat: id })} />
          <AttributeFilters added={added} value={sifat} onChange={(chosen) => change({ sifat: chosen })} />
        </Filters>
        {error ? (
          <Problem refusals={refusalsFrom(error)} />
        ) : (
          <Table
            caption={text('employees.title')}
            rows={nodes}
            columns={columns}
            idOf={({ id }) => id}
            isLoading={isLoading}
            totalCount={totalCount}
            onEnd={more}
            onOpen={({ id }) => change({ pegawai: id })}
            openId={pegawai}
            empty={
              <Empty icon={TbUsers} title={text('employees.empty')}>
                {text(cari || perangkat || sifat ? 'empty.filtered' : 'employees.empty.why')}
              </Empty>
            }
          />
        )}
      </WithPanel>
    </>
  )
}
