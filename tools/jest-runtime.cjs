// Jest's runtime, except that Node itself loads the modules. Jest loads every library anew for each test file, inside a context of its
// own: three seconds of each of our eighty API files, and slower code afterwards. Here a worker keeps the libraries, in one realm, as
// in production, while our own modules are loaded anew for each file: nothing that they remember passes from one test file to another.
const { AsyncLocalStorage } = require('node:async_hooks')
const Module = require('node:module')
const path = require('node:path')
const { compileFunction } = require('node:vm')
const { addHook } = require('pirates')
const { default: Runtime } = require('jest-runtime')

const transformOptions = { isInternalModule: false, supportsDynamicImport: true, supportsExportNamespaceFrom: false, supportsStaticESM: false, supportsTopLevelAwait: false }
const ours = path.join(__dirname, '../apps') + path.sep
let running // the test file's runtime; a worker runs one at a time

module.exports = class NodeRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    environment.global = globalThis // where Jest puts test, expect and the like
    super(config, environment, ...rest)
    this.executor.compile = (source, filename) => compileFunction(source, this.executor.injectedModuleParameters, { filename })
    running = this
    globalThis.jest = this.jestGlobals.jestObjectFor(this._testPath)
    forgetOurs()
  }

  /** Jest's own modules stay in its context; everything else is Node's. */
  requireModule(from, name, options, ...rest) {
    return options?.isInternalModule ? super.requireModule(from, name, options, ...rest) : require(require.resolve(name ?? from, { paths: [from] }))
  }

  compiled(file) {
    return this.transformCache.transform(file, transformOptions)
  }
}

addHook((_code, file) => running.compiled(file), { exts: ['.ts', '.tsx'] })
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
