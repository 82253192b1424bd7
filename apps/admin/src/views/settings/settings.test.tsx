import { screen, within } from '@testing-library/react'
import { renderAt } from '../../testing/render-at'

test('the rule in force reads as its regulation has it: two ratings, one predicate, no number', async () => {
  await renderAt('/pengaturan', { answers: {} })
  const matrix = await screen.findByRole('table', { name: 'Predikat menurut hasil kerja dan perilaku' })
  const [columns, above] = within(matrix).getAllByRole('row')
  expect(
    within(columns!)
      .getAllByRole('columnheader')
      .map((cell) => cell.textContent),
  ).toEqual(['Hasil kerja', 'Perilaku di bawah ekspektasi', 'Perilaku sesuai ekspektasi', 'Perilaku di atas ekspektasi'])
  expect(
    within(above!)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['Kurang (misconduct)', 'Baik', 'Sangat baik'])
})

test('a bound is written as Indonesians write numbers', async () => {
  await renderAt('/pengaturan', { answers: {} })
  const service = (await screen.findByRole('heading', { name: 'Mutu pelayanan' })).closest('article')!
  expect(within(service).getAllByRole('cell')[0]).toHaveTextContent('88,31 ke atas')
})

test('choosing English changes every word at once and is kept', async () => {
  const { user } = await renderAt('/pengaturan', { answers: {} })
  await user.click(await screen.findByRole('radio', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Rules of appraisal' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Agencies' })).toBeInTheDocument()
  expect(localStorage.getItem('tolok.language')).toBe('en')
})
