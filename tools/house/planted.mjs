// The checks of texts, exports, permissions and packages are only as good as they look: plant a fault of each kind in texts that are never saved, and see it found.
import { lostDependencies } from './dependencies.mjs'
import { textComplaints } from './texts.mjs'
import { idleExports, idlePermissions } from './unused.mjs'

export const title = 'planted faults are found'

const catalogues = (id, en) => new Map([['l/id.json', id], ['l/en.json', en]])
const said = "text('a.one')"
const permission = { file: 'packages/domain/src/access/permission.ts', text: "export const permissions = [\n  'hall.read',\n] as const" }
/** What is planted, what is found, and what must be. */
const plants = () => [
  ['a text of both languages', textComplaints(catalogues({ 'a.one': 'Satu {n}' }, { 'a.one': 'One {n}' }), said), undefined],
  ['a text of one language', textComplaints(catalogues({ 'a.one': 'Satu' }, {}), said), 'l/en.json: a.one has no words'],
  ['a text that fills in something else', textComplaints(catalogues({ 'a.one': '{n, plural, other {# oleh {who}}}' }, { 'a.one': '{n, plural, one {Mine} other {#}}' }), said), 'l/en.json: a.one fills in {n}, in Indonesian {n, who}'],
  ['a text nobody says', textComplaints(catalogues({ 'a.two': 'Dua' }, { 'a.two': 'Two' }), said), 'l/id.json: nobody says a.two'],
  ['a text said by its beginning', textComplaints(catalogues({ 'a.two': 'Dua' }, { 'a.two': 'Two' }), 'text(`a.${which}`)'), undefined],
  ['an export nobody asks for', idleExports([{ file: 'apps/api/src/x.ts', text: 'export const hall = 1\nexport const tower = 2' }, { file: 'apps/api/src/y.ts', text: 'import { hall }' }]), 'apps/api/src/x.ts: nobody asks for tower'],
  ['a permission nothing needs', idlePermissions([permission, { file: 'x.ts', text: '' }]), `${permission.file}: nothing needs hall.read`],
  ['a permission a field needs', idlePermissions([permission, { file: 'x.ts', text: "@Needs('hall.read')" }]), undefined],
  ['a package nothing asks for', lostDependencies([{ file: 'apps/api/package.json', names: ['zod', 'left-pad'] }], [{ file: 'apps/api/src/x.ts', text: "import { z } from 'zod'" }, { file: 'apps/admin/src/x.ts', text: "import 'left-pad'" }]), 'apps/api/package.json: nothing asks for left-pad'],
]

export const complaints = () =>
  plants()
    .filter(([, found, wanted]) => (wanted === undefined ? found.length > 0 : found.length !== 1 || found[0] !== wanted))
    .map(([what, found, wanted]) => `${what}: ${wanted === undefined ? 'refused' : 'not found'} (${found.join('; ') || 'no complaint'})`)
