import { Doorway } from '../../ui/doorway'

export default function SetUp({ onSignedIn }: { onSignedIn: () => void }) {
  return <Doorway wide>{String(onSignedIn.length)}</Doorway>
}
