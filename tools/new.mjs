// npm run new -- view | slice | indicator-type | measure | extension | scheme <name> [--in <extension>] [--dry-run] …
// Writes what the recipe in docs/recipes describes, green at once. Without a name it asks; with one it never does, so that scripts can use it.
import { createInterface } from 'node:readline'
import { generate } from './build.mjs'
import { Refusal, main, root, step } from './checkout.mjs'
import { generators } from './generators/index.mjs'
import { installWhenNeeded } from './install.mjs'
import { described, planned, write } from './generators/plan.mjs'

await main(async () => {
  const { positional, options } = read(process.argv.slice(2))
  const kinds = Object.keys(generators).join(' | ')
  const [kind, name] = positional[0] ? positional : await asked(['What is to be made? ' + kinds, 'Its name, in kebab-case'])
  const generator = generators[kind]
  if (!generator) throw new Refusal(`npm run new -- ${kinds} <name>; "${kind ?? ''}" is none of them.`)
  const named = name ?? (await asked([`The name of the ${kind}, in kebab-case`]))[0]
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(named)) throw new Refusal(`a name is kebab-case, such as harbour-visits, not "${named}".`)
  const unknown = Object.keys(options).filter((option) => !['dry-run', 'generate', ...generator.options].includes(option))
  if (unknown.length > 0) throw new Refusal(`--${unknown.join(', --')} is nothing that a new ${kind} knows. It knows: ${['dry-run', 'no-generate', ...generator.options].map((one) => `--${one}`).join(' ')}`)

  const plan = planned(root, generator.plan(named, options))
  console.log(described(plan))
  if (options['dry-run']) return console.log('nothing was written')
  write(root, plan)
  if (options.generate !== false) {
    await installWhenNeeded()
    await step('generate', generate)
  }
  console.log(`next: ${generator.next}`)
})

/** `--in muara --dry-run --no-generate` beside what stands alone. */
function read(args) {
  const positional = []
  const options = {}
  for (let i = 0; i < args.length; i++) {
    const [, no, option] = /^--(no-)?([a-z-]+)$/.exec(args[i]) ?? []
    if (!option) positional.push(args[i])
    else if (no) options[option] = false
    else if (args[i + 1] !== undefined && !args[i + 1].startsWith('--')) options[option] = args[++i]
    else options[option] = true
  }
  return { positional, options }
}

async function asked(questions) {
  if (!process.stdin.isTTY) throw new Refusal(`a kind and a name are needed where nobody can be asked, as in npm run new -- view on-time`)
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const typed = lines[Symbol.asyncIterator]() // keeps what was pasted for the questions to come
  try {
    const answers = []
    for (const question of questions) {
      process.stdout.write(`${question}: `)
      const { value, done } = await typed.next()
      if (done) throw new Refusal('nothing was made')
      answers.push(value.trim())
    }
    return answers
  } finally {
    lines.close()
  }
}
