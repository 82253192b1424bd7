import { schemeHash } from '@tolok/domain'
import type { Databases } from '../../platform/database'
import type { Slice } from '../../platform/slice'
import { keepVersion } from './scheme.store'

/** Gives each municipality of an extension the schemes that it declares; what is there stays. Tells of those whose content differs under the same version. */
export async function keepExtensionSchemes(databases: Databases, slices: readonly Slice[], complain: (differing: readonly string[]) => void): Promise<void> {
  const differing: string[] = []
  for (const { declaration } of slices) {
    if (!declaration?.schemes?.length) continue
    const db = databases.of({ municipalities: 'ALL' })
    const there = await db.municipality.findMany({ where: declaration.municipalities ? { id: { in: [...declaration.municipalities] } } : {}, select: { id: true } })
    for (const { id: municipalityId } of there) {
      const scope = { actor: { accountId: '', roles: [] }, municipalities: [municipalityId], at: new Date() }
      const own = databases.of(scope)
      for (const rules of declaration.schemes) {
        const kept = await own.scheme.findFirst({ where: { municipalityId, code: rules.id, version: rules.version }, select: { contentHash: true } })
        if (kept && kept.contentHash !== schemeHash(rules)) differing.push(`${municipalityId}:${rules.id}@${rules.version}`)
        if (!kept) await keepVersion(scope, own, municipalityId, rules)
      }
    }
  }
  if (differing.length > 0) complain(differing)
}
