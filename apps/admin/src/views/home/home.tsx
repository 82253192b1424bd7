import { useText } from '../../platform/i18n'
import { PageHeader } from '../../ui/page-header'

export default function Home() {
  const text = useText()
  return <PageHeader title={text('home.title')} />
}
