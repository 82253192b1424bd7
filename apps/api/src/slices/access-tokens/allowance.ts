import type pg from 'pg'

/**
 * So much in a minute for each token, however many servers it asks: what is left stands in one row, fills up again evenly by the database's clock, and a pause
 * saves up one minute's worth.
 */
export type Allowance = {
  /** Takes `amount`; answers the seconds to wait when that is more than is left, and then takes nothing. */
  spend: (tokenId: string, amount: number) => Promise<number | undefined>
}

const leftNow = 'least($3::float8, a.remaining + greatest(0, extract(epoch from now() - a.at)::float8) * $3::float8 / 60)'
const statement = `with taken as (
    insert into token_allowance as a (token_id, kind, remaining, at) values ($1, $2, $3::float8 - $4::float8, now())
    on conflict (token_id, kind) do update set remaining = ${leftNow} - $4::float8, at = greatest(a.at, now()) where ${leftNow} >= $4::float8
    returning 1)
  select (select count(*) from taken)::int as taken, (select ceil(($4::float8 - ${leftNow}) * 60 / $3::float8)::int from token_allowance a where a.token_id = $1 and a.kind = $2) as wait`

export function makeAllowance(pool: pg.Pool, kind: 'REQUESTS' | 'COST', perMinute: number): Allowance {
  return {
    spend: async (tokenId, amount) => {
      const wanted = Math.min(amount, perMinute) // dearer than a whole minute: it waits for a full one
      const { rows } = await pool.query<{ taken: number; wait: number | null }>({ name: 'token-allowance', text: statement, values: [tokenId, kind, perMinute, wanted] })
      return rows[0]!.taken > 0 ? undefined : Math.max(1, rows[0]!.wait ?? 1)
    },
  }
}
