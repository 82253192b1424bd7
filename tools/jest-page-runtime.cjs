// Jest's runtime for what needs a page: each test file has a window of its own and runs every module in it.
const { default: Runtime } = require('jest-runtime')
const { compiledOnce } = require('./jest-kept.cjs')

module.exports = class PageRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest)
    const { injectedModuleParameters } = this.executor
    this.executor.compile = (source, filename) => compiledOnce(filename, () => source, injectedModuleParameters, environment.getVmContext())
  }
}
