// Writes the contract: the schema of core alone, sorted, so that its diff can be read line by line; and beside it this deployment's own,
// with what its extensions add. Without extensions the two are one text.
import { writeFileSync } from 'node:fs'
import { makeSchema, sdlOf } from './src/server'
import { core, slices } from './src/slices'

const write = (name: string, sdl: string) => writeFileSync(new URL(`../../packages/contract/${name}`, import.meta.url), sdl)
write('schema.graphql', sdlOf(await makeSchema(core)))
write('schema.local.graphql', sdlOf(await makeSchema(slices)))
