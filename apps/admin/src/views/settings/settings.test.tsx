import { screen } from '@testing-library/react'
import { renderAt } from '../../testing/render-at'

test('the rules of appraisal are one link away', async () => {
  await renderAt('/pengaturan', { answers: {} })
  expect(await screen.findByRole('link', { name: 'Buka aturan penilaian' })).toHaveAttribute('href', expect.stringMatching(/^\/aturan/))
})

test('choosing English changes every word at once and is kept', async () => {
  const { user } = await renderAt('/pengaturan', { answers: {} })
  await user.click(await screen.findByRole('radio', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Rules of appraisal' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Agencies' })).toBeInTheDocument()
  expect(localStorage.getItem('tolok.language')).toBe('en')
})
