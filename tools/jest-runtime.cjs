// Jest's runtime, except that Node itself loads the modules. Jest loads every library anew for each test file, inside a context of its
// own: three seconds of each of our eighty API files, and slower code afterwards. Here a worker keeps the libraries, in one realm, as
// in production, while our own modules are run anew for each file: nothing that they remember passes from one test file to another.
const { AsyncLocalStorage } = require('node:async_hooks')
const Module = require('node:module')
const path = require('node:path')
const { default: Runtime } = require('jest-runtime')
const { compiledOnce } = require('./jest-kept.cjs')

const transformOptions = { isInternalModule: false, supportsDynamicImport: true, supportsExportNamespaceFrom: false, supportsStaticESM: false, supportsTopLevelAwait: false }
const ours = path.join(__dirname, '../apps') + path.sep
const sourceMaps = new Map() // of every file compiled here, whichever test file asked first
let running // the test file's runtime; a worker runs one at a time

module.exports = class NodeRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    environment.global = globalThis // where Jest puts test, expect and the like
    super(config, environment, ...rest)
    this.executor.compile = (source, filename) => compiledOnce(filename, () => source, this.executor.injectedModuleParameters)
    this.transformCache.sourceMaps = sourceMaps
    running = this
    globalThis.jest = this.jestGlobals.jestObjectFor(this._testPath)
    delete globalThis[Symbol.for('EVENT_HANDLERS')] // Jest's own, of the file before: each would answer every event of this file again
    forgetOurs()
  }

  /** Jest's own modules are run anew for each file; everything else is Node's. */
  requireModule(from, name, options, ...rest) {
    return options?.isInternalModule ? super.requireModule(from, name, options, ...rest) : require(require.resolve(name ?? from, { paths: [from] }))
  }
}

Module._extensions['.ts'] = Module._extensions['.tsx'] = (module, file) => {
  const read = () => running.transformCache.transform(file, transformOptions)
  const program = compiledOnce(file, read, ['exports', 'require', 'module', '__filename', '__dirname'])
  program.call(module.exports, module.exports, Module.createRequire(file), module, file, path.dirname(file))
}
// A name without its ending means the program rather than the data of that name, as elsewhere.
const json = Module._extensions['.json']
delete Module._extensions['.json']
Module._extensions['.json'] = json

// Node visits every store in use at each promise: those of forgotten modules would slow down all files to come.
const stores = new Set()
const { run } = AsyncLocalStorage.prototype
AsyncLocalStorage.prototype.run = function (...given) {
  stores.add(this)
  return run.apply(this, given)
}

function forgetOurs() {
  for (const store of stores) store.disable()
  stores.clear()
  for (const file of Object.keys(require.cache)) if (file.startsWith(ours) && !file.includes('node_modules')) delete require.cache[file]
  delete globalThis.TypeGraphQLMetadataStorage // where the library keeps what decorators declare
}
