import { useViewSearch } from '../../platform/view'
import { schemesView } from '.'
import { ComparePage } from './compare-page'
import { DraftPage } from './draft-page'
import { SchemeList } from './scheme-list'
import { SchemePage } from './scheme-page'

/** Rules of appraisal: all of them, one to read, two beside each other, or one on its way. */
export default function Schemes() {
  const [{ aturan, dengan, rancangan, bagian }, change] = useViewSearch(schemesView)
  const leave = () => change({ aturan: undefined, dengan: undefined, rancangan: undefined, bagian: undefined })
  if (rancangan)
    return <DraftPage key={rancangan} id={rancangan} part={bagian ?? 'isi'} onPart={(part) => change({ bagian: part })} onLeave={leave} />
  if (aturan && dengan) return <ComparePage from={dengan} to={aturan} onLeave={() => change({ dengan: undefined })} />
  if (aturan)
    return (
      <SchemePage
        key={aturan}
        id={aturan}
        onCompare={(id) => change({ dengan: id })}
        onDrafted={(id) => change({ aturan: undefined, rancangan: id, bagian: 'ubah' })}
        onLeave={leave}
      />
    )
  return <SchemeList onOpen={(id) => change({ aturan: id })} onOpenDraft={(id) => change({ rancangan: id })} />
}
