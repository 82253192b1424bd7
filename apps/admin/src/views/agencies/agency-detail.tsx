import { useQuery } from '@apollo/client/react'
import { Anchor, Group, Skeleton, Stack, Title } from '@mantine/core'
import { Attributes } from '../../pickers/attributes'
import { refusalsFrom } from '../../platform/apollo'
import { Place } from '../../platform/extension'
import { useFormat } from '../../platform/format'
import { graphql } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { useSpan } from '../../platform/span'
import { ViewLink } from '../../platform/view'
import { Field, Fields } from '../../ui/field'
import { History } from '../../ui/history'

export const AgencyDocument = graphql(`
  query Agency($id: ID!) {
    agency(id: $id) {
      id
      code
      name
      kind
      openedOn
      closedOn
      childCount
      successor {
        id
        name
      }
      path {
        id
        name
      }
      placements {
        parent {
          id
          name
        }
        validFrom
        validTo
      }
    }
  }
`)

/** One agency: what it is, where it stands, and where it stood before. */
export const AgencyDetail = ({ id, onOpen }: { id: string; onOpen: (id: string) => void }) => {
  const text = useText()
  const format = useFormat()
  const span = useSpan()
  const { may } = useSession()
  const { data, error } = useQuery(AgencyDocument, { variables: { id } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!data?.agency) return <Skeleton height={280} />
  const { agency } = data
  const above = agency.path.slice(0, -1)
  const toAgency = (to: { id: string; name: string }) => (
    <Anchor key={to.id} component="button" type="button" ta="start" onClick={() => onOpen(to.id)}>
      {to.name}
    </Anchor>
  )

  return (
    <Stack gap="lg">
      <Fields>
        <Field label={text('agencies.code')}>{agency.code}</Field>
        <Field label={text('agencies.kind')}>{text(`agency-kind.${agency.kind}`)}</Field>
        <Field label={text('agencies.above')}>
          {above.length > 0 ? <Stack gap={2}>{above.map(toAgency)}</Stack> : text('agencies.top')}
        </Field>
        <Field label={text('agencies.opened')}>{format.day(agency.openedOn)}</Field>
        {agency.closedOn && <Field label={text('agencies.closed')}>{format.day(agency.closedOn)}</Field>}
        {agency.successor && <Field label={text('agencies.successor')}>{toAgency(agency.successor)}</Field>}
        <Field label={text('agencies.child-count')}>{format.number(agency.childCount)}</Field>
      </Fields>
      <Group gap="md">
        <ViewLink to="indikator" search={{ perangkat: id }}>
          {text('agencies.go-indicators')}
        </ViewLink>
        {may('employee.read') && (
          <ViewLink to="pegawai" search={{ perangkat: id }}>
            {text('agencies.go-employees')}
          </ViewLink>
        )}
      </Group>
      <section>
        <Title order={3}>{text('agencies.history')}</Title>
        <p className="quiet">{text('agencies.history.why')}</p>
        <History
          label={text('agencies.history')}
          chapters={agency.placements.map(({ parent, validFrom, validTo }) => ({
            id: validFrom,
            what: parent ? parent.name : text('agencies.top'),
            ...span(validFrom, validTo),
          }))}
        />
      </section>
      <Attributes of="AGENCY" id={id} />
      <Place at="agency.panel" given={{ id }} />
    </Stack>
  )
}
