/**
 * Every refusal of the platform, by code and never by a sentence: screens turn codes into words, in two languages.
 * To add one, write one line with what it means. Codes are never renamed: saved scripts and translations hang on them.
 */
export const problemCodes = [
  // numbers
  'NOT_A_NUMBER', // not plain decimal text: letters, exponent form, NaN, Infinity, a thousands mark
  'OUT_OF_RANGE', // a number outside its limits: { least?, most?, maxIntegerDigits?, maxDecimals? }
  // calendar
  'NOT_A_DAY', // not 'YYYY-MM-DD', or no such day in 1900-2999
  'NOT_A_PERIOD', // not '2026', '2026-S1', '2026-Q1', '2026-03' or '2026-03-15'
  'PERIOD_REQUIRED', // neither a fixed, a ranged nor a relative period was given
  'PERIOD_AMBIGUOUS', // more than one of fixed, from/to and relative was given
  'PERIOD_REVERSED', // ends before it begins
  'RANGE_TOO_LONG', // more periods than allowed: { most }
  'GRAIN_NOT_FIT', // this grain (day … year) does not go with this question: { allowed }
  // the agency tree
  'PLACEMENT_OVERLAP', // an agency in two places on one day: { agencyId, day }
  'PARENT_ABSENT', // placed under an agency that is in no place on that day: { agencyId, parentId, day }
  'TREE_CYCLE', // an agency above itself on some day: { agencyId, day }
  // any input
  'REQUIRED', // nothing was given
  'NOT_TEXT', // text was expected
  'TOO_LONG', // longer than allowed: { most }
  'TOO_SHORT', // shorter than allowed: { least }
  'NOT_ONE_OF', // not among the choices: { allowed }
  'UNKNOWN_FIELD', // a field nobody reads
  'UNKNOWN_ID', // names nothing that the asker may see
  'DUPLICATE', // the same thing twice: { first? }
  'MALFORMED', // not the shape that was expected: { expected? }
  'INCOMPATIBLE', // two choices that do not go together: { with }
  // reports
  'UNKNOWN_MEASURE',
  'UNKNOWN_DIMENSION',
  'OPERATOR_NOT_FIT', // an operator that this dimension does not have: { allowed }
  'VALUE_NOT_FIT', // a value of the wrong kind, or too many or too few of them
  'LEVEL_NOT_FIT', // a level of the tree where there is none
  'COMPARISON_NOT_FIT', // nothing to compare with: { comparator, remedy }
  'DERIVATION_NOT_FIT', // cannot be derived from this measure or question: { kind, remedy }
  'TOP_NOT_FIT', // no best few of this: { remedy }
  'TOO_MANY_GROUPS', // { most, count }
  'TOO_MANY_MEASURES', // { most }
  'TOO_MANY_DIMENSIONS', // { most }
  'TOO_MANY_CONDITIONS', // a filter too large or too deep: { most }
  'TOO_MANY_ROWS', // a page larger than allowed: { most }
  'TOO_MANY_FOR_WORKBOOK', // facts for a file that is made as a whole, where a CSV holds all: { count, most }
  'FORBIDDEN_DIMENSION', // a dimension that the asker may not see
  'FORBIDDEN_MEASURE', // a measure that the asker may not see
  'CURSOR_NOT_FIT', // a page mark of another query, or altered
  'CRON_NOT_FIT', // a schedule that cannot be read, never comes, or comes too often: { reason, least? }
  'OWNER_GONE', // a schedule whose owner may not sign in any more
  // observations
  'TRANSITION_NOT_FIT', // this state does not allow this action: { state, action, allowed }
  'IMMUTABLE', // submitted facts are corrected by a new one, never edited
  'OWN_WORK', // nobody verifies what he recorded or what is about himself
  // formulas
  'FORMULA_NOT_FIT', // a formula that cannot be read or makes no sense: { reason, at, length, found, remedy }
  'FORMULA_CYCLE', // formulas that name each other in a circle: { cycle }
  // rule sets on their way to publication
  'SCHEME_FAULTY', // the linter finds errors: { count, faults }
  'NOT_OPENED', // nobody could comment yet
  'COMMENTS_OPEN', // comments are still awaited: { until }
  'COMMENTS_UNANSWERED', // { count }
  'NOT_SIMULATED', // not, or with another text than the present one
  'PERIOD_USED', // begins before the end of a period that plans use: { least }
  'OWN_DRAFT', // nobody publishes what he drafted or last changed
  // scorecards
  'SEAL_NOT_FIT', // a sealed scorecard that was altered, or made by another engine or scheme: { reason, given?, wanted? }
  // what municipalities add
  'EXTENSION_REFUSED', // a rule of an extension: { extension, reason }
  // everywhere else
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'WRONG_CREDENTIALS',
  'CONFLICT', // changed by someone else meanwhile: { current? }
  'DEADLINE_PASSED', // { deadline }
  'IN_USE', // others depend on it: { by? }
  'ENCODING_UNKNOWN', // bytes that are neither UTF-8 nor Windows-1252
  'NUMBER_AMBIGUOUS', // '1.000': one, or a thousand? asked, never guessed
  // the server's door
  'SYNTAX', // not a GraphQL document: { line?, column? }
  'DOCUMENT_NOT_FIT', // a document that does not go with the schema: { line?, column?, found? }
  'TOO_MANY_TOKENS', // a document longer than allowed: { most }
  'TOO_DEEP', // nested further than allowed: { most }
  'TOO_MANY_ALIASES', // too many fields beside each other: { most }
  'TOO_COSTLY', // asks for more than one operation may: { cost, most }
  'TOO_LARGE', // more bytes than allowed: { most }
  'HAS_NUL', // text with a NUL character, which the database cannot hold
  'WRONG_ORIGIN', // a request that another site's page sent
  'TOKEN_NOT_FIT', // an access token that is unknown, over, revoked, or whose account may not act any more
  'NOT_BY_TOKEN', // what a person does by own hand, signed in
  'OPERATION_NOT_LISTED', // a token that is bound to other operations
  'KEY_REUSED', // an idempotency key that came before with another request
  'ADDRESS_NOT_FIT', // an address that messages may not be sent to: { reason }
  'LINK_NOT_FIT', // a one-time link that is wrong, used or too old
  'RATE_LIMITED', // too many attempts: { retryAfter } seconds
  'OVERLOADED', // too much at once: { retryAfter } seconds
  'INTERNAL', // our fault: { requestId }
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Where in the input: ['rows', 2, 'grain'] is the grain of the third row. */
export type Path = readonly (string | number)[]

/** One refusal: its code, where, and the figures a sentence about it needs. */
export type Problem = { readonly code: ProblemCode; readonly path: Path; readonly [data: string]: unknown }

/** The short list that travels as `extensions.code`; the precise reason is the problem's own code. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'NOT_FOUND', // also for what exists but may not be seen
  'FORBIDDEN', // only for a whole function, never for an object
  'BAD_INPUT',
  'CONFLICT',
  'DEADLINE_PASSED',
  'RATE_LIMITED',
  'OVERLOADED',
  'INTERNAL',
] as const
export type ErrorCode = (typeof errorCodes)[number]
