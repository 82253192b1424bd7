import { refusalOf, refusalsOf, type Refusal } from '../../platform/refusal'

type Wanted = { kind: string; municipality: number; verify: boolean }
export const mostBytes = 64 * 1024 * 1024

/** Sends the file itself, telling how far it is. XMLHttpRequest, because fetch does not say how much has gone out. */
export const upload = (
  file: File,
  { kind, municipality, verify }: Wanted,
  onProgress: (part: number) => void,
): Promise<{ ok: true; id: string } | { ok: false; refusals: Refusal[] }> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({
      kind,
      municipality: String(municipality),
      name: file.name.slice(0, 200),
      verify: verify ? '1' : '0',
    })
    request.open('POST', `/imports?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream') // what it is, its bytes say
    request.setRequestHeader('x-requested-with', 'tolok')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => resolve({ ok: false, refusals: [refusalOf('OFFLINE')] })
    request.onload = () => {
      const answer = (request.response ?? {}) as { id?: string; code?: string; problems?: [] }
      if (request.status === 202 && answer.id) resolve({ ok: true, id: answer.id })
      else resolve({ ok: false, refusals: refusalsOf(answer) })
    }
    request.send(file)
  })
