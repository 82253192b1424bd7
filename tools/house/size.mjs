// A file tells one story. Over 300 lines it needs a reason, and a reason that is no longer needed goes.
import { files, read } from './tree.mjs'

const ceiling = 300
const reasons = {
  'package-lock.json': 'written by npm',
  'packages/contract/schema.graphql': 'written by the API, one contract',
  'packages/contract/landed/schema.graphql': 'the contract that clients have',
  'packages/contract/landed/access.json': 'who may what, as clients have it',
  'packages/domain/testing/published.json': 'published worked examples, as printed',
  'apps/api/migrations/20261121213000_create_core/migration.sql': 'the first tables, read in one piece',
}
const measured = /\.(ts|tsx|mjs|cjs|js|css|sql|prisma|md|json|graphql|ya?ml)$/

export const title = `no file over ${ceiling} lines without a reason`
export function complaints() {
  const lengths = files().filter((file) => measured.test(file)).map((file) => [file, read(file).split('\n').length - 1])
  const long = lengths.filter(([file, length]) => length > ceiling && !(file in reasons)).map(([file, length]) => `${file} has ${length} lines: split it by noun, or give a reason in tools/house/size.mjs`)
  const idle = Object.keys(reasons).filter((file) => !lengths.some(([each, length]) => each === file && length > ceiling)).map((file) => `${file} needs no reason in tools/house/size.mjs any more`)
  return [...long, ...idle]
}
