import { judged, observed, percentOf } from '../../../testing/index'
import { surveyIndex } from './survey-index'

test('a survey index is judged by its latest survey', () => {
  const surveys = [observed('2025-12-31', '80', { target: '88.31' }), observed('2026-12-31', '82.5', { target: '88.31' })]
  expect(percentOf(judged(surveyIndex, {}, surveys))).toBe('93.42')
  expect(percentOf(judged(surveyIndex, {}, surveys, surveys))).toBe('NOT_CONSOLIDATED')
})
