import { makeKeyedGate } from './keyed-gate'

test('each has a gate of his own, which is gone when he is', async () => {
  const gate = makeKeyedGate({ atOnce: 2, queue: 1, patienceMs: 5000 })
  const [first, second] = [await gate.enter('a'), await gate.enter('a')]
  const third = gate.enter('a')
  await expect(gate.enter('a')).rejects.toMatchObject({ code: 'OVERLOADED', problems: [{ retryAfter: expect.any(Number) }] })
  const other = await gate.enter('b')
  expect(gate.gates).toBe(2)
  first()
  const last = await third
  for (const leave of [second, other, last, last]) leave()
  expect(gate.gates).toBe(0)
})
