import { print } from 'graphql'
import { ReportDocument, reportQuery } from '../report'
import type { Question } from './recording'

const page = 'pageInfo { endCursor hasNextPage } totalCount'
const agency = 'id code name kind level openedOn closedOn childCount'
const indicator = 'id code name description type unit polarity decimals cadence overTime overSubjects weight cap floor formula'
const words = '{ id en }'

const lists: Question[] = [
  { query: '{ viewer { username name roles permissions municipality { id name } } }' },
  { query: `{ municipalities(first: 200) { nodes { id name kind province timeZone demonstration reportDeadlineDays } ${page} } }` },
  { query: `{ municipalities { nodes { id name kind province timeZone demonstration reportDeadlineDays } ${page} } }` },
  { query: `{ agencies(first: 200) { nodes { ${agency} parent { id code name } municipality { id name } } ${page} } }` },
  { query: `{ agencies(first: 200, level: 1) { nodes { ${agency} municipality { id name } } ${page} } }` },
  { query: `{ indicators(first: 100) { nodes { ${indicator} municipality { id name } } ${page} } }` },
  { query: `{ employees(first: 50) { nodes { id nip name grade joinedOn leftOn current { kind validFrom validTo supervisorName position { code title type agency { id code name } } } } ${page} } }` },
  { query: `{ observations(first: 50) { nodes { id observedOn value numerator denominator state evidence target { id period indicator { id name unit } agency { id name } } } ${page} } }` },
  { query: `{ reportCatalogue { measures { id label ${words} description ${words} unit polarity rollUp format dimensions } dimensions { id label ${words} description ${words} kind grains operators measures deepestLevel } } }` },
  { query: `{ reportGallery { code title ${words} description ${words} isOwn query view } }` },
]

/** The questions that first views ask: a figure by agency, over time, by kind, as a pivot, and who has not reported. */
const reports = [
  reportQuery({ measures: ['ACHIEVEMENT'], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], totals: ['GRAND'], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT', 'ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'INDICATOR_TYPE' }], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT'], rows: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT'], rows: [{ by: 'PERIOD', grain: 'MONTH' }], period: { fixed: '2026' } }),
  reportQuery({ measures: ['ACHIEVEMENT'], rows: [{ by: 'INDICATOR' }], period: { fixed: '2026' } }),
  reportQuery({ measures: ['EXPECTED', 'REPORTED', 'LATE', 'MISSING'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026-09' } }),
]

/** What is recorded. Each is one root field; add a line, then `npm run record -w @tolok/client`. */
export const questions: readonly Question[] = [...lists, ...reports.map((query) => ({ query: print(ReportDocument), variables: { query } }))]
