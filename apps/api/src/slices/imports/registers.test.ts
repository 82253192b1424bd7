import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ImportKind } from '../../generated/prisma/enums'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { importFile, undoJob } from './index'

jest.setTimeout(300_000) // every file starts a thread of its own
const municipalityId = 1708
let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await makeRows(database.owner).municipality({ id: municipalityId })
})
afterAll(() => database.drop())

const folder = mkdtempSync(path.join(tmpdir(), 'tolok-registers-'))
async function bring(kind: ImportKind, lines: string[]) {
  const file = path.join(folder, `${kind}.csv`)
  writeFileSync(file, lines.join('\n'))
  const job = await importFile({ databases: database.databases, municipalityId, kind, file, verify: false, accountId: null })
  const { rows } = await database.owner.query(
    'select row_number "row", outcome, problems || findings as problems from import_row where job_id = $1 order by 1',
    [job.id],
  )
  const problems = rows.flatMap(({ row, problems: found }) =>
    found.map((one: { code: string; field: string }) => `${row} ${one.field} ${one.code}`),
  )
  return { ...job, problems, file: job.problems.map(({ code }) => code) }
}
const query = async (text: string) => (await database.owner.query(text)).rows

/** Everything a register holds, without ids, instants and withdrawn rows. */
const registers = () =>
  query(`select 'agency' as what, a.code, a.name || ' ' || a.kind || ' ' || coalesce(u.code, '-') || ' ' || p.valid_from || ' ' || coalesce(p.valid_to::text, '') as says
      from agency a join agency_placement p on p.agency_id = a.id left join agency u on u.id = p.parent_id where a.withdrawn_at is null
    union all select 'ancestry', a.code, x.level || ' ' || u.code || ' ' || x.valid_from || ' ' || coalesce(x.valid_to::text, '') from agency_ancestry x join agency a on a.id = x.agency_id join agency u on u.id = x.ancestor_id
    union all select 'employee', e.nip, n.name || ' ' || e.grade from employee e join person n on n.id = e.person_id where e.withdrawn_at is null
    union all select 'assignment', e.nip, p.code || ' ' || h.kind || ' ' || coalesce(s.nip, '-') || ' ' || h.valid_from || ' ' || coalesce(h.valid_to::text, '') from assignment h join employee e on e.id = h.employee_id
      join position p on p.id = h.position_id left join employee s on s.id = h.supervisor_id where h.withdrawn_at is null
    union all select 'indicator', i.code, i.name || ' ' || i.over_time || ' ' || i.over_subjects || ' ' || i.weight || ' ' || coalesce(w.code, '-') from indicator i left join indicator w on w.id = i.part_of_id where i.withdrawn_at is null
    union all select 'target', i.code, a.code || ' ' || t.period || ' ' || v.valid_from || ' ' || v.value from target t join target_revision v on v.target_id = t.id join indicator i on i.id = t.indicator_id join agency a on a.id = t.agency_id
      where t.withdrawn_at is null and v.withdrawn_at is null
    order by 1, 2, 3`)

const files: Record<Exclude<ImportKind, 'OBSERVATIONS'>, { first: string[]; second: string[] }> = {
  AGENCIES: {
    first: ['kode,nama,jenis,induk,berdiri_sejak', 'BID-1,Bidang P2P,Bidang,DINKES,2020-01-01', 'DINKES,Dinas Kesehatan,Dinas,,2017-01-01'],
    second: [
      'kode,nama,jenis,induk,berdiri_sejak,berlaku_sejak',
      'BID-1,Bidang Pencegahan,Bidang,RSUD,2020-01-01,2025-01-01',
      'DINKES,Dinas Kesehatan,Dinas,,2017-01-01,',
      'RSUD,Rumah Sakit,Badan,,2018-01-01,',
    ],
  },
  EMPLOYEES: {
    first: [
      'nip,nama,status,golongan,mulai_bekerja,kode_jabatan,jabatan,jenis_jabatan,unit_kerja,nip_atasan,menjabat_sejak',
      '199001012015031001,Siti Rahmawati,PNS,III/b,2015-03-01,J-2,Analis,Pelaksana,BID-1,198001012005011001,2021-01-01',
      '198001012005011001,Budi Santoso,PNS,IV/a,2005-01-01,J-1,Kepala Dinas,JPT,DINKES,,2020-01-01',
    ],
    second: [
      'nip,nama,status,golongan,mulai_bekerja,kode_jabatan,jabatan,jenis_jabatan,unit_kerja,nip_atasan,menjabat_sejak',
      '199001012015031001,Siti Rahmawati,PNS,III/c,2015-03-01,J-3,Kepala Bidang,Administrator,BID-1,198001012005011001,2025-07-01',
    ],
  },
  INDICATORS: {
    first: [
      'kode;nama;jenis;satuan;polaritas;pelaporan;bagian_dari;bobot',
      'KES-02;Kasus berat;Jumlah;kasus;Minimal;Bulanan;KES-01;1,5',
      'KES-01;Kasus;Jumlah;kasus;Minimal;Bulanan;;',
    ],
    second: ['kode;nama;jenis;satuan;polaritas;pelaporan', 'KES-01;Kasus demam berdarah;Jumlah;kasus;Minimal;Bulanan'],
  },
  TARGETS: {
    first: ['kode_indikator,unit_kerja,periode,target', 'KES-01,DINKES,2026,50', 'KES-02,BID-1,2026-Q1,12.5'],
    second: ['kode_indikator,unit_kerja,periode,target,berlaku_sejak,alasan', 'KES-01,DINKES,2026,40,2026-07-01,Perubahan renja'],
  },
}

test.each(Object.keys(files) as (keyof typeof files)[])('%s: new, again, changed, undone, undone again', async (kind) => {
  const empty = await registers()
  const first = await bring(kind, files[kind].first)
  expect({ status: first.status, problems: first.problems, file: first.file }).toEqual({ status: 'APPLIED', problems: [], file: [] })
  const made = await registers()
  expect(made.length).toBeGreaterThan(empty.length)

  const again = await bring(kind, [files[kind].first[0]!, ...files[kind].first.slice(1).reverse()])
  expect(again).toMatchObject({ status: 'APPLIED', newCount: 0, changedCount: 0, badCount: 0 })
  expect(await registers()).toEqual(made)

  const second = await bring(kind, files[kind].second)
  expect({ status: second.status, problems: second.problems }).toEqual({ status: 'APPLIED', problems: [] })
  const changed = await registers()
  expect(changed).not.toEqual(made)
  expect(changed).toMatchSnapshot()

  await undoJob(database.databases, second, { accountId: null })
  expect(await registers()).toEqual(made)
  await undoJob(database.databases, first, { accountId: null })
  expect(await registers()).toEqual(empty)

  // Brought again for the kinds that follow: what was withdrawn comes back as itself.
  const back = await bring(kind, files[kind].first)
  expect(back).toMatchObject({ status: 'APPLIED' })
  expect(await registers()).toEqual(made)
})

test('an indicator file says what a ratio is per, which side of a range is worse, and that there is no floor', async () => {
  const settings = () =>
    query(
      "select code, range_condition, per::text, floor::text, cap::text from indicator where code like 'SET-%' and withdrawn_at is null order by code",
    )
  const header = 'kode;nama;jenis;satuan;polaritas;pelaporan;per;kondisi_rentang;batas_bawah;batas_atas'
  const first = await bring('INDICATORS', [
    header,
    'SET-1;Kematian ibu;Rasio;per 100.000;Minimal;Tahunan;100000;;Tanpa batas;120',
    'SET-2;Kadar klorin;Jumlah;mg;Rentang;Bulanan;;Khusus;;',
  ])
  expect({ status: first.status, problems: first.problems }).toEqual({ status: 'APPLIED', problems: [] })
  const made = [
    { code: 'SET-1', range_condition: 'NORMAL', per: '100000', floor: null, cap: '120.0000' },
    { code: 'SET-2', range_condition: 'SPECIAL', per: '1', floor: '0.0000', cap: null },
  ]
  expect(await settings()).toEqual(made)

  const second = await bring('INDICATORS', [
    'kode;nama;jenis;satuan;polaritas;pelaporan;batas_atas',
    'SET-1;Kematian ibu;Rasio;per 100.000;Minimal;Tahunan;tidak ada',
  ])
  expect(second).toMatchObject({ status: 'APPLIED', changedCount: 1 })
  expect((await settings())[0]).toEqual({ ...made[0], cap: null })
  await undoJob(database.databases, second, { accountId: null })
  expect(await settings()).toEqual(made)
  await undoJob(database.databases, first, { accountId: null })
})

test('undoing is refused with a list while later rows rest on it', async () => {
  const [job] = await query(
    "select municipality_id \"municipalityId\", id from import_job where kind = 'AGENCIES' and status = 'APPLIED' order by id desc limit 1",
  )
  await expect(undoJob(database.databases, job, { accountId: null })).rejects.toMatchObject({
    code: 'CONFLICT',
    problems: [
      {
        code: 'IN_USE',
        by: expect.arrayContaining([
          { objectType: 'position', label: 'J-1' },
          { objectType: 'target', label: 'KES-01 2026' },
        ]),
      },
    ],
  })
})

test.each([
  {
    kind: 'AGENCIES',
    lines: [
      'kode,nama,jenis,induk,berdiri_sejak',
      'A,A,Dinas,B,',
      'B,B,Dinas,A,',
      'C,C,Dinas,C,',
      'D,D,Dinas,TIDAK-ADA,',
      'E,E,Bidang,DINKES,2001-01-01',
      'F,F,Kantor,,',
      'F,F,Dinas,,',
    ],
    problems: [
      '2 parent TREE_CYCLE',
      '3 parent TREE_CYCLE',
      '4 parent OWN_PARENT',
      '5 parent UNKNOWN_CODE',
      '6 parent PARENT_ABSENT',
      '7 kind NOT_ONE_OF',
      '8 code DUPLICATE',
    ],
  },
  {
    kind: 'EMPLOYEES',
    lines: [
      'nip,nama,status,golongan,mulai_bekerja,nip_atasan,kode_jabatan,jabatan,jenis_jabatan,unit_kerja',
      '1.99001E+17,A,PNS,III/a,2020-01-01,,,,,',
      '99001012015031001,B,PNS,III/a,2020-01-01,,,,,',
      "'199001012015031099,C,PNS,III/a,2020-01-01,199001012015031099,J-9,Analis,Pelaksana,DINKES",
      '199001012015031098,D,PNS,III/a,2020-01-01,111111111111111111,J-9,Analis,Pelaksana,BID-1',
      '199001012015031098,E,PNS,III/a,2020-01-01,,J-8,Analis,Pelaksana,BID-1',
    ],
    problems: [
      '2 nip NIP_EXPONENT',
      '3 nip NIP_ZERO_LOST',
      '4 nip NIP_APOSTROPHE',
      '4 supervisor OWN_SUPERVISOR',
      '5 supervisor UNKNOWN_CODE',
      '5 positionCode CONFLICTS_WITH_ROW',
      '6 nip CONFLICTS_WITH_ROW',
      '6 validFrom OVERLAP',
    ],
  },
  {
    kind: 'INDICATORS',
    lines: [
      'kode,nama,jenis,satuan,polaritas,pelaporan,bagian_dari,antarunit,per,batas_bawah,batas_atas',
      'U,U,Rasio,%,Maksimal,Bulanan,V,Jumlah,,,',
      'V,V,Jumlah,x,Maksimal,Bulanan,U,,,,',
      'X,X,Rasio,%,Maksimal,Bulanan,,,7,101,',
      'Y,Y,Jumlah,x,Maksimal,Bulanan,,,1000,60,50',
      'Z,Z,Jumlah,x,Maksimal,Bulanan,,,,tiada,',
    ],
    problems: [
      '2 overSubjects SETTING_NOT_FIT',
      '2 partOf TREE_CYCLE',
      '3 partOf TREE_CYCLE',
      '4 per SETTING_NOT_FIT',
      '4 floor OUT_OF_RANGE',
      '5 per SETTING_NOT_FIT',
      '5 cap RANGE_REVERSED',
      '6 floor NOT_A_NUMBER',
    ],
  },
  {
    kind: 'TARGETS',
    lines: [
      'kode_indikator,unit_kerja,periode,target,berlaku_sejak',
      'KES-01,DINKES,2026-13,1,',
      'KES-01,DINKES,2026,1,2027-01-01',
      'KES-77,NONE,2026,1,',
    ],
    problems: ['2 period NOT_A_PERIOD', '3 validFrom DAY_OUTSIDE_PERIOD', '4 agency UNKNOWN_CODE', '4 indicator UNKNOWN_CODE'],
  },
] as { kind: ImportKind; lines: string[]; problems: string[] }[])('$kind: $problems', async ({ kind, lines, problems }) => {
  const before = await registers()
  const job = await bring(kind, lines)
  expect(job.problems).toEqual(problems)
  expect(job.status).toBe('PREVIEW')
  expect(await registers()).toEqual(before)
})
