import { useSession } from '../../platform/session'
import { useViewSearch } from '../../platform/view'
import { scorecardsView } from '.'
import { OwnScorecards } from './own-scorecards'
import { ScorecardList } from './scorecard-list'
import { ScorecardPage } from './scorecard-page'

/** Scores of people: one's own first of all; for those who lead, inspect or administer, a list of all they may see. */
export default function Scorecards() {
  const { viewer } = useSession()
  const [{ kartu }, change] = useViewSearch(scorecardsView)
  const isOnlyOneself = viewer.roles.every((role) => role === 'EMPLOYEE')
  const leave = () => change({ kartu: undefined, bagian: undefined, jelaskan: undefined, andai: undefined })
  if (isOnlyOneself) return <OwnScorecards />
  if (kartu) return <ScorecardPage key={kartu} id={kartu} onLeave={leave} />
  return <ScorecardList onOpen={(id) => change({ kartu: id })} />
}
