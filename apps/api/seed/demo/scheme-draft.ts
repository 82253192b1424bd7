import { exactly, schemeHash, schemeOf, schemeText, type Scheme } from '@tolok/domain'
import { timestamp } from '../calendar'
import { schemeKey } from '../national-schemes'
import type { Setting } from './setting'

const [drafted, opened, asked, replied, wished] = [
  Date.parse('2026-10-12T02:10:00Z'),
  Date.parse('2026-10-14T01:30:00Z'),
  Date.parse('2026-10-20T06:45:00Z'),
  Date.parse('2026-10-22T03:05:00Z'),
  Date.parse('2026-10-28T08:20:00Z'),
] as const

const reason =
  'Satu indikator yang jauh melampaui target dapat menutupi pekerjaan lain yang tertinggal. Karena itu batas atas diturunkan, penilaian atasan diberi bobot lebih, dan sebutan Tinggi dimulai dari 80.'
const question =
  'Kami di puskesmas jarang bertemu kepala dinas. Siapa yang dimaksud atasan: kepala puskesmas atau kepala dinas? Kalau bobotnya naik, ini harus jelas.'
const reply =
  'Yang dimaksud atasan langsung: untuk puskesmas, kepala puskesmas. Kami tambahkan kalimat itu di peraturan pelaksanaannya, terima kasih.'
const wish = 'Pelatihan di tempat kami jarang dibuka. Jangan sampai nilai turun hanya karena tidak ada jadwal pelatihan.'

/** What the planner proposes for the year to come: the policy of the town with other weights, a lower cap and a higher bound. */
const proposal = (present: Scheme): Scheme => ({
  ...present,
  version: present.version + 1,
  validFrom: '2027-01-01',
  weights: present.weights.map((one) => ({ ...one, weight: exactly({ INDICATORS: '60', SUPERIOR: '25' }[one.code] ?? '15') })),
  cap: exactly('110'),
  scale: present.scale && {
    ...present.scale,
    bands: present.scale.bands.map((one) => (one.code === 'HIGH' ? { ...one, from: exactly('80') } : one)),
  },
})

/** An open draft with two comments: one was answered, the other still waits. */
export function makeSchemeDraft({ town, loader, newId, accounts }: Setting): void {
  const present = schemeOf(town.policy)!
  const rules = proposal(present)
  const [id, answered, waiting] = [newId(drafted), newId(asked), newId(wished)]
  const own = { municipality_id: town.id }
  loader.add('scheme_draft', {
    ...own,
    id,
    code: rules.id,
    base_municipality_id: town.id,
    base_id: schemeKey(town.id, present),
    state: 'OPEN',
    revision: 1,
    comments_until: '2026-11-16',
    drafted_by: accounts.planner,
    drafted_at: timestamp(drafted),
    opened_at: timestamp(opened),
  })
  loader.add('scheme_revision', {
    ...own,
    draft_id: id,
    revision: 1,
    document: schemeText(rules),
    content_hash: schemeHash(rules),
    reason,
    recorded_by: accounts.planner,
    recorded_at: timestamp(drafted),
  })
  const comment = (key: string, body: string, by: string, at: number) =>
    loader.add('scheme_comment', { ...own, id: key, draft_id: id, revision: 1, body, recorded_by: by, recorded_at: timestamp(at) })
  comment(answered, question, accounts.superior, asked)
  comment(waiting, wish, accounts.employee, wished)
  loader.add('scheme_answer', {
    ...own,
    id: newId(replied),
    comment_id: answered,
    body: reply,
    recorded_by: accounts.planner,
    recorded_at: timestamp(replied),
  })
}
