const { TestEnvironment } = require('jest-environment-jsdom')

const { fetch, Request, Response, Headers, TextEncoder, TextDecoder, structuredClone } = globalThis

/** jsdom with what every browser has and jsdom lacks: fetch and its kin. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, { fetch, Request, Response, Headers, TextEncoder, TextDecoder, structuredClone })
  }
}
