// No file tells where it was made: no path of this machine, no address of a package registry, no secret.
import { homedir } from 'node:os'
import { files, read, root } from './tree.mjs'

export const title = 'no traces of this machine, of a registry or of a secret'
const binary = /\.(png|jpe?g|webp|gif|ico|woff2?|ttf|pdf|zip|gz|xlsx)$/
const secrets = [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, /\bAKIA[0-9A-Z]{16}\b/, /\bgh[pousr]_[A-Za-z0-9]{36}\b/, /\/\/[^\s/]+\/:_authToken=/, /\bnpm_[A-Za-z0-9]{36}\b/]

export function complaints() {
  const places = [root, homedir()].filter((place) => place.split('/').length > 2)
  return files()
    .filter((file) => !binary.test(file))
    .flatMap((file) => {
      const text = read(file)
      const registry = /(^|\/)(\.npmrc|package-lock\.json)$/.test(file) && /"resolved": "https?:|registry *=/.test(text)
      return [
        ...places.filter((place) => text.includes(place + '/') || text.endsWith(place)).map((place) => `${file} names ${place}`),
        ...(registry ? [`${file} names a package registry: npm config set omit-lockfile-registry-resolved true, and write the lock again`] : []),
        ...secrets.filter((secret) => secret.test(text)).map((secret) => `${file} holds what looks like a secret (${secret.source})`),
      ]
    })
}
