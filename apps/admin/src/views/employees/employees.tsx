import { useText } from '../../platform/i18n'
import { PageHeader } from '../../ui/page-header'

export default function Employees() {
  const text = useText()
  return <PageHeader title={text('employees.title')} />
}
