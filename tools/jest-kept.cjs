// What Jest runs anew for each test file is read and compiled once a worker: parsing React, Mantine and Apollo again took a second of each file.
const { statSync } = require('node:fs')
const { Script } = require('node:vm')

const scripts = new Map()
/** The file as a function of the parameters, to be run in the context (this one when none is given); `read` gives its text when it was never asked for or has changed. */
exports.compiledOnce = (filename, read, parameters, context) => {
  const key = `${filename} ${statSync(filename).mtimeMs}`
  if (!scripts.has(key)) scripts.set(key, new Script(`(function (${parameters}) {${read()}\n})`, { filename }))
  const script = scripts.get(key)
  return context ? script.runInContext(context) : script.runInThisContext()
}
