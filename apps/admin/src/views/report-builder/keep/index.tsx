import { lazy, Suspense } from 'react'
import { readTexts } from '../../../platform/i18n'
import type { Question } from '../../../pickers/report/question'

const wordsFirst = <Part,>(load: () => Promise<Part>) => Promise.all([load(), readTexts('saved')]).then(([part]) => part)
const KeepParts = lazy(() => wordsFirst(() => import('./keep')))
const OpeningParts = lazy(() => wordsFirst(() => import('./opening')))

/** Keeping, sharing and exporting what is on the screen. `asked` is the question with the municipality of the header, `question` what is kept. */
export const Keep = (parts: { question: Question; asked: Question }) => (
  <Suspense fallback={null}>
    <KeepParts {...parts} />
  </Suspense>
)

export const Opening = () => (
  <Suspense fallback={null}>
    <OpeningParts />
  </Suspense>
)
