import { performance } from 'node:perf_hooks'

export type Out = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean; columns?: number }
const figure = (number: number) => String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',')

/**
 * Shows how far a long job is: one bar that is drawn over on a terminal, a plain line now and then elsewhere.
 * `countNow` is asked for the rows written so far. Answers what to call at the end.
 */
export function showProgress(out: Out, name: string, total: number, countNow: () => number): () => void {
  const start = performance.now()
  const state = () => {
    const count = countNow()
    const seconds = (performance.now() - start) / 1000
    const rate = count / Math.max(seconds, 0.001)
    return { count, seconds, rate, share: Math.min(1, count / total), left: rate > 0 ? Math.max(0, total - count) / rate : Infinity }
  }
  const draw = () => {
    const { count, rate, share, left } = state()
    const text = `${figure(count)} ${name}  ${figure(rate)}/s  ${Number.isFinite(left) ? `${Math.ceil(left)} s left` : ''}`
    if (!out.isTTY) out.write(`${Math.floor(share * 100)} %  ${text}\n`)
    else {
      const width = Math.max(10, Math.min(30, (out.columns ?? 80) - text.length - 4))
      const full = Math.round(share * width)
      out.write(`\r\x1b[2K[${'█'.repeat(full)}${'░'.repeat(width - full)}] ${text}`)
    }
  }
  const timer = setInterval(draw, out.isTTY ? 200 : 5000)
  return () => {
    clearInterval(timer)
    const { count, seconds, rate } = state()
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${figure(count)} ${name} in ${seconds.toFixed(1)} s: ${figure(rate)} ${name}/s\n`)
  }
}
