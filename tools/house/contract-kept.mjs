// Nothing breaks that nobody declared, nothing deprecated outlives its day, and every report that ships can be asked. See apps/api/src/cli/contract.ts.
import { runSourceProgram } from '../source-program.mjs'
import { files } from './tree.mjs'

export const title = 'the contract keeps its word'
export async function complaints() {
  const input = files().filter((file) => /\.(tolok\.json|md)$/.test(file)).join('\n')
  const { code, output } = await runSourceProgram('contract', [], { input })
  return [...output.split('\n').filter(Boolean), ...(code === 0 ? [] : ['the check itself broke: its fault is shown above'])]
}
