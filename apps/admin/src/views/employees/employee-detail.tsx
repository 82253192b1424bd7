import { useQuery } from '@apollo/client/react'
import { Anchor, Skeleton, Stack, Title } from '@mantine/core'
import { Attributes } from '../../pickers/attributes'
import { refusalsFrom } from '../../platform/apollo'
import { Place } from '../../platform/extension'
import { useFormat } from '../../platform/format'
import { graphql } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSpan } from '../../platform/span'
import { ViewLink } from '../../platform/view'
import { Badge } from '../../ui/badge'
import { Field, Fields } from '../../ui/field'
import { History } from '../../ui/history'

export const EmployeeDocument = graphql(`
  query Employee($id: ID!) {
    employee(id: $id) {
      id
      nip
      name
      employment
      grade
      joinedOn
      leftOn
      assignments {
        id
        kind
        validFrom
        validTo
        supervisorName
        supervisor {
          id
          name
        }
        position {
          title
          type
          agency {
            id
            name
          }
        }
      }
    }
  }
`)

/** One civil servant: who, since when, and every post held. */
export const EmployeeDetail = ({ id, onOpen }: { id: string; onOpen: (id: string) => void }) => {
  const text = useText()
  const format = useFormat()
  const span = useSpan()
  const { data, error } = useQuery(EmployeeDocument, { variables: { id } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!data?.employee) return <Skeleton height={280} />
  const { employee } = data
  return (
    <Stack gap="lg">
      <Fields>
        <Field label={text('employees.employment')}>{text(`employment.${employee.employment}`)}</Field>
        <Field label={text('employees.grade')}>{employee.grade}</Field>
        <Field label={text('employees.joined')}>{format.day(employee.joinedOn)}</Field>
        {employee.leftOn && <Field label={text('employees.left')}>{format.day(employee.leftOn)}</Field>}
      </Fields>
      <section>
        <Title order={3} mb="sm">
          {text('employees.history')}
        </Title>
        <History
          label={text('employees.history')}
          chapters={employee.assignments.map(({ id, kind, position, supervisor, supervisorName, validFrom, validTo }) => ({
            id,
            ...span(validFrom, validTo),
            what: (
              <>
                {position.title} {kind === 'ACTING' && <Badge tone="attention">{text('assignment.ACTING')}</Badge>}
              </>
            ),
            detail: (
              <>
                <div>
                  {text(`position-type.${position.type}`)} ·{' '}
                  <ViewLink to="perangkat-daerah" search={{ perangkat: position.agency.id }}>
                    {position.agency.name}
                  </ViewLink>
                </div>
                {supervisor ? (
                  <div>
                    {text('employees.supervisor')}{' '}
                    <Anchor component="button" type="button" size="sm" onClick={() => onOpen(supervisor.id)}>
                      {supervisor.name}
                    </Anchor>
                  </div>
                ) : (
                  supervisorName && (
                    <div>
                      {text('employees.supervisor')} {supervisorName}
                    </div>
                  )
                )}
              </>
            ),
          }))}
        />
      </section>
      <Attributes of="EMPLOYEE" id={id} />
      <Place at="employee.panel" given={{ id }} />
    </Stack>
  )
}
