// Writes the contract: the schema of core alone, sorted, so that its diff can be read line by line.
import { writeFileSync } from 'node:fs'
import { makeSchema, sdlOf } from './src/server'
import { slices } from './src/slices'

writeFileSync(new URL('../../packages/contract/schema.graphql', import.meta.url), sdlOf(await makeSchema(slices)))
