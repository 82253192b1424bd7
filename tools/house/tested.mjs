// Every slice, view and indicator type has a test beside it.
import { files } from './tree.mjs'

export const title = 'every slice, view and indicator type is tested'
const folders = { 'apps/api/src/slices': /\.test\.ts$/, 'apps/api/src/extensions': /\.test\.ts$/, 'apps/admin/src/views': /\.test\.tsx?$/, 'apps/admin/src/extensions': /\.test\.tsx?$/ }

export function complaints() {
  const all = files()
  const untestedFolders = Object.entries(folders).flatMap(([parent, isTest]) => {
    const names = new Set(all.filter((file) => file.startsWith(parent + '/')).map((file) => file.slice(parent.length + 1).split('/')).filter((parts) => parts.length > 1).map(([name]) => name))
    return [...names].filter((name) => !all.some((file) => file.startsWith(`${parent}/${name}/`) && isTest.test(file))).map((name) => `${parent}/${name} has no test`)
  })
  const types = all.filter((file) => /^packages\/domain\/src\/indicators\/types\/(?!index)[\w-]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
  return [...untestedFolders, ...types.filter((file) => !all.includes(file.replace(/\.ts$/, '.test.ts'))).map((file) => `${file} has no test beside it`)]
}
