/**
 * npm run -s score -- FILE.json    The engine on the command line, to check a spreadsheet against. It asks no database.
 *
 * FILE.json (or - for standard input) holds an array of cases; the answers come out in the same order. A refused case answers
 * { "problem": { "code", "path" } } and stops nothing. --explain adds the trace in Indonesian, --explain=en in English.
 */
import { readFileSync } from 'node:fs'
import { answerCase, refusedCase } from '@tolok/domain'
import { readExactJson } from './exact-json'

const usage = 'usage: npm run -s score -- FILE.json [--explain | --explain=en]     FILE.json may be - for standard input'

type Language = 'id' | 'en'
type Asked = { readonly file: string; readonly language: Language | null }

const { file, language } = readArguments(process.argv.slice(2))
const answers = readCases(file).map((one) => JSON.stringify(answerOf(one, language)))
process.stdout.write(answers.length === 0 ? '[]\n' : `[\n${answers.join(',\n')}\n]\n`)

function answerOf(one: unknown, language: Language | null): Readonly<Record<string, unknown>> {
  const answer = answerCase(one)
  if (!answer.ok) return refusedCase(answer.problems)
  return language ? { ...answer.value.fields, trace: answer.value.trace.map((line) => line[language]) } : answer.value.fields
}

function readArguments(words: readonly string[]): Asked {
  const files = words.filter((word) => word === '-' || !word.startsWith('-'))
  const options = words.filter((word) => !files.includes(word))
  const stranger = options.find((option) => !['--explain', '--explain=id', '--explain=en'].includes(option))
  if (stranger !== undefined) return stop(`${stranger} is not an option. ${usage}`)
  const [file, second] = files
  if (file === undefined || second !== undefined) return stop(`give one file. ${usage}`)
  return { file, language: options.length === 0 ? null : options.includes('--explain=en') ? 'en' : 'id' }
}

function readCases(file: string): unknown[] {
  const read = readExactJson(textOf(file))
  if (!read.ok) return stop(`${nameOf(file)} is not JSON: ${read.reason}`)
  return Array.isArray(read.value) ? (read.value as unknown[]) : stop(`${nameOf(file)} does not hold an array of cases.`)
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    return stop(`cannot read ${nameOf(file)}: ${(error as NodeJS.ErrnoException).code ?? 'unknown fault'}`)
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

function stop(reason: string): never {
  process.stderr.write(`score: ${reason.replace(/\s+/g, ' ')}\n`)
  process.exit(2)
}
