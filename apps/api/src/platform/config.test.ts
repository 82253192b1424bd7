import { readFileSync } from 'node:fs'
import path from 'node:path'
import { configNames, readConfig } from './config'

const given = { DATABASE_URL: 'postgresql://owner:secret@127.0.0.1:5432/tolok' }

test('every bad name is said at once, and no value', () => {
  const read = () => readConfig({ DATABASE_URL: 'mysql://secret', PORT: 'many', NODE_ENV: 'moon', POOL_SIZE: '0' })
  expect(read).toThrow(/DATABASE_URL[^]*PORT[^]*POOL_SIZE|NODE_ENV[^]*DATABASE_URL[^]*PORT[^]*POOL_SIZE/)
  expect(read).not.toThrow(/secret/)
  expect(() => readConfig({})).toThrow('DATABASE_URL')
})

test('what is not given, or given empty, has its default', () => {
  expect(readConfig({ ...given, PORT: '', TRUST_PROXY: '' })).toMatchObject({ PORT: 4000, PUBLIC_URL: 'http://localhost:4000', TRUST_PROXY: [], DEMO: false, EXECUTOR: 'jit' })
  expect(readConfig({ ...given, PORT: '4100', PUBLIC_URL: 'https://tolok.example.go.id/', TRUST_PROXY: '10.0.0.1, 10.0.0.0/8', DEMO: '1' })).toMatchObject({
    PUBLIC_URL: 'https://tolok.example.go.id',
    TRUST_PROXY: ['10.0.0.1', '10.0.0.0/8'],
    DEMO: true,
  })
})

test('.env.example names exactly what is read', () => {
  const example = readFileSync(path.join(__dirname, '../../../../.env.example'), 'utf8')
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!)
  expect(named.sort()).toEqual([...configNames].sort())
  const values = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]))
  expect(() => readConfig(values)).not.toThrow()
})
