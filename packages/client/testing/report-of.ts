type Coverage = { expected: number; reported: number; onTime: number; late: number; missing: number }
const nothing: Coverage = { expected: 0, reported: 0, onTime: 0, late: 0, missing: 0 }

/** A report as the API carries it: measures, then rows of member ids and values. */
export const reportOf = (measures: string[], rows: [members: string[], values: (number | null)[]][], coverage = nothing) => ({
  report: {
    __typename: 'ReportTable',
    columns: measures.map((measure) => ({
      __typename: 'ReportColumn',
      key: measure,
      label: measure,
      measure,
      isTotal: false,
      comparator: null,
      part: null,
      derivation: null,
      members: [],
      unit: null,
      format: 'COUNT',
      polarity: null,
    })),
    rows: rows.map(([members, values]) => ({
      __typename: 'ReportRow',
      kind: 'DETAIL',
      members: members.map((id) => ({ __typename: 'Member', id, label: id, level: null })),
      values,
      exact: values.map((value) => (value === null ? null : String(value))),
      notes: [],
    })),
    pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
    rowCount: rows.length,
    truncated: false,
    coverage: { __typename: 'Coverage', ...coverage },
    notes: [],
    period: { __typename: 'ReportPeriod', from: '2026-01-01', to: '2026-12-31' },
    asOf: '2026-11-21T00:00:00Z',
    queryHash: 'recorded',
    planVersion: '1',
  },
})
