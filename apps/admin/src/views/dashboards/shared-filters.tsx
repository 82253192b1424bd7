import { NativeSelect } from '@mantine/core'
import { AgencyPicker } from '../../pickers/agency'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Filters } from '../../ui/filters'
import { relatives, type Shared } from './filters'

/** The period and the agency of every tile. */
export const SharedFilters = ({ shared, onChange }: { shared: Shared; onChange: (shared: Shared) => void }) => {
  const text = useText()
  const format = useFormat()
  const { period } = usePlace()
  const year = Number(period.id.slice(0, 4))
  const fixed = [`${year}`, ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`), `${year - 1}`]
  const isOther = shared.period !== '' && ![...relatives, ...fixed].includes(shared.period)
  return (
    <Filters label={text('dashboards.shared')}>
      <NativeSelect
        label={text('period.label')}
        value={shared.period}
        onChange={({ currentTarget }) => onChange({ ...shared, period: currentTarget.value })}
        data={[
          { value: '', label: text('dashboards.period.own') },
          ...relatives.map((value) => ({ value, label: text(`dashboards.period.${value}`) })),
          ...fixed.map((value) => ({ value, label: format.period(value) })),
          ...(isOther ? [{ value: shared.period, label: format.period(shared.period) }] : []),
        ]}
      />
      <AgencyPicker label={text('dashboards.agency')} value={shared.agencyId} onChange={(agencyId) => onChange({ ...shared, agencyId })} placeholder={text('dashboards.agency.all')} />
    </Filters>
  )
}
