import { screen, waitFor, within } from '@testing-library/react'
import { GraphQLError } from 'graphql'
import { refuse, renderAt } from '../../testing/render-at'
import { answers, card, page, practice, row } from './recorded'

test('the list says the score and its band, why there is none, and what is only practice', async () => {
  const { user, asked } = await renderAt('/nilai-kinerja', { answers })
  expect(await screen.findByRole('cell', { name: '83,33' })).toBeInTheDocument()
  expect(screen.getAllByText('Rendah', { selector: 'span' }).length).toBeGreaterThan(0)
  expect(screen.getByText('Hasil kerja atau perilaku belum dinilai', { selector: 'span' })).toBeInTheDocument()
  expect(screen.getByText('Latihan: tidak dinilai')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Saringan lain' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sifat' }), 'sungguhan')
  await waitFor(() => expect(screen.queryByText('Latihan: tidak dinilai')).not.toBeInTheDocument())
  await user.selectOptions(screen.getByRole('combobox', { name: 'Hasil' }), 'b.HIGH')
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ operation: 'Scorecards', variables: { band: 'HIGH', practice: false } }))
})

test('one scorecard: what is absent is named, and the number is explained line by line down to who reported', async () => {
  const { user, address } = await renderAt('/nilai-kinerja?kartu=k1', { answers })
  expect(await screen.findByRole('heading', { level: 1, name: 'Budi Santoso' })).toBeInTheDocument()
  expect(screen.getByText('Belum ada nilai; bobotnya dibagi ke komponen lain.')).toBeInTheDocument()
  expect(screen.getByText('Batas atas 120%')).toBeInTheDocument()
  expect(
    screen.getByText('Bila realisasi Berkas selesai menjadi 90 berkas (sekarang 80 berkas), hasilnya menjadi Tinggi.'),
  ).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Jelaskan angka ini' }))
  const panel = await screen.findByRole('dialog').catch(() => screen.getByRole('complementary'))
  expect(within(panel).getByText('(60 × 80 + 30 × 90) ÷ 90 ≈ 83,333333')).toBeInTheDocument()
  expect(within(panel).getByText('Belum ada: Pelatihan.')).toBeInTheDocument()
  expect(within(panel).getByText(/Peraturan contoh \(CONTOH v1\)/)).toBeInTheDocument()
  expect(within(panel).getByText('Ibu Sari')).toBeInTheDocument()
  expect(address()).toContain('jelaskan=score')
})

test('what if: the engine reckons here while one types; the address holds it; nothing is sent', async () => {
  const { user, asked, address } = await renderAt('/nilai-kinerja?kartu=k1&bagian=andai', { answers })
  const then = () => screen.getByRole('region', { name: 'Andaikan' })
  expect(within(await screen.findByRole('region', { name: 'Andaikan' })).getByText('83,33')).toBeInTheDocument()
  const before = asked.length
  const box = screen.getByRole('textbox', { name: 'Berkas selesai' })
  await user.clear(box)
  await user.type(box, '110')
  expect(within(then()).getByText('103,33')).toBeInTheDocument() // (60 × 110 + 30 × 90) ÷ 90
  expect(within(then()).getByText('Tinggi')).toBeInTheDocument()
  expect(within(screen.getByRole('region', { name: 'Sekarang' })).getByText('83,33')).toBeInTheDocument()
  expect(screen.getByText('+20 poin. Hasilnya menjadi 103,33 · Tinggi.')).toBeInTheDocument()
  expect(decodeURIComponent(address())).toContain('andai=i.aaaaaa:110')
  await user.clear(box)
  await user.type(box, 'banyak')
  expect(screen.getByText('Isian ini bukan angka.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Kembalikan ke keadaan sekarang' }))
  expect(within(then()).getByText('83,33')).toBeInTheDocument()
  expect(asked.length).toBe(before)
})

test('a superior sees what a rating makes while typing it; a refusal stands beside its field and loses nothing', async () => {
  let isRefusing = true
  const sent: unknown[] = []
  const { user } = await renderAt('/nilai-kinerja?kartu=k1&bagian=penilaian', {
    answers: {
      ...answers,
      Rate: (variables) => {
        sent.push(variables)
        if (isRefusing)
          throw new GraphQLError('BAD_INPUT', {
            extensions: { code: 'BAD_INPUT', problems: [{ code: 'IMMUTABLE', path: ['ratings', 0, 'value'] }] },
          })
        return { rate: { __typename: 'Scorecard', id: 'k1' } }
      },
    },
  })
  const box = await screen.findByRole('textbox', { name: 'Pelatihan' })
  await user.type(box, '300')
  expect(screen.getByText(/di luar batas/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Simpan penilaian' })).toBeDisabled()
  await user.clear(box)
  await user.type(box, '100,5')
  expect(screen.getByText('Hasilnya nanti: 85,05 · Rendah.')).toBeInTheDocument() // 60 × 80 + 30 × 90 + 10 × 100,5 of 100
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  await waitFor(() => expect(box).toHaveAttribute('aria-invalid', 'true'))
  expect(box).toHaveValue('100,5')
  isRefusing = false
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  expect(await screen.findByText('Penilaian tersimpan.')).toBeInTheDocument()
  expect(sent.at(-1)).toEqual({ planId: 'k1', ratings: [{ kind: 'FIGURE', component: 'TRAINING', value: '100.5', note: '' }] })
})

test('a sealed one says how to check it; an employee lands on his own and is not asked to rate', async () => {
  const sealed = {
    ...card,
    sealedAt: '2026-12-31T00:00:00Z',
    final: { __typename: 'FinalScorecard', id: 'f', sha256: 'c'.repeat(64), sealedAt: '2026-12-31T00:00:00Z', sealedByName: 'Ibu Ketua' },
  }
  const viewer = {
    __typename: 'Viewer',
    username: 'budi',
    name: 'Budi',
    roles: ['EMPLOYEE'],
    permissions: ['scorecard.read', 'report.read'],
  }
  const { user } = await renderAt('/nilai-kinerja', {
    answers: {
      ...answers,
      Viewer: () => ({ viewer }),
      MyScorecards: () => ({ myScorecards: page([practice, row]) }),
      Scorecard: ({ id }) => ({ scorecard: id === 'k1' ? sealed : { ...card, ...practice } }),
    },
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'Budi Santoso' })).toBeInTheDocument()
  expect(screen.queryByRole('tab', { name: 'Beri penilaian' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('tab', { name: 'Segel' }))
  expect(screen.getByText('c'.repeat(64))).toBeInTheDocument()
  expect(screen.getByText('Ibu Ketua')).toBeInTheDocument()
})

test('a scorecard that is not yours to see is refused in a sentence', async () => {
  await renderAt('/nilai-kinerja?kartu=k9', {
    answers: {
      ...answers,
      Scorecard: () => {
        throw refuse('NOT_FOUND')
      },
    },
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('NOT_FOUND')
})
