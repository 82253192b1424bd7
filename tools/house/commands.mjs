// A command that a text tells people to type exists, and so does every file it sends them to.
import path from 'node:path'
import { exists, files, read, readJson } from './tree.mjs'

export const title = 'commands and links in the texts exist'
export function complaints() {
  const scripts = readJson('package.json').scripts
  const builtIn = ['start', 'test', 'ci', 'install']
  return files()
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const text = read(file)
      const commands = [...text.matchAll(/npm (?:run (?:-\w+ )*([\w:-]+)\b(?! -w )|(start|test)\b)/g)].map(([, run, short]) => run ?? short)
      const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link]) => link)
      return [
        ...commands.filter((name) => !(name in scripts) && !builtIn.includes(name)).map((name) => `${file}: npm run ${name} does not exist`),
        ...links.filter((link) => !exists(path.join(path.dirname(file), link))).map((link) => `${file}: ${link} does not exist`),
      ]
    })
    .concat(Object.entries(scripts).flatMap(([name, command]) => command.match(/[\w./-]+\.mjs/g)?.filter((file) => !exists(file)).map((file) => `package.json: npm run ${name} needs ${file}`) ?? []))
}
