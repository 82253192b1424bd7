/**
 * The professionality index of civil servants (IP ASN). Rule: PermenPANRB 38/2018 and Peraturan BKN 8/2019: qualification 25, competence 40,
 * performance 30, discipline 5. Sources differ on the lowest cells of the dimension tables, so only the total is judged here.
 */
import type { Decimal } from '../number'
import type { Path } from '../problem'
import type { Result } from '../result'
import { bandOf } from '../scoring/bands'
import { line } from '../scoring/lines'
import { ipAsn2018 } from '../scoring/scales'
import type { Words } from '../words'
import { readDecimal, readRecord, together } from './reading'

export type IpAsnInput = { readonly score: Decimal }
export type IpAsnAnswer = { readonly category: string; readonly trace: readonly Words[] }

/** { score: 81 } as an input. Refuses REQUIRED, NOT_A_NUMBER, OUT_OF_RANGE: outside 0 to 100. */
export const parseIpAsn = (input: unknown, path: Path = []): Result<IpAsnInput> => {
  const record = readRecord(input, path)
  return record.ok
    ? together<IpAsnInput>({ score: readDecimal(record.value.score, [...path, 'score'], { least: '0', most: '100' }) })
    : record
}

/** VERY_HIGH from 91, HIGH from 81, MEDIUM from 71, LOW from 61, else VERY_LOW, after rounding half-up to two decimals: 80.99 is MEDIUM. */
export const ipAsn = ({ score }: IpAsnInput): IpAsnAnswer => {
  const band = bandOf(ipAsn2018, score)
  return {
    category: band?.code ?? '',
    trace: [line(({ answer, of }) => `${answer(score)} → ${band ? of(band.label) : ''} (${ipAsn2018.regulation})`)],
  }
}
