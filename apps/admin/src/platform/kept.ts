/** Small choices kept on this device: language, theme, whether someone signed in here before. Never anything secret. */
export type KeptKey = 'language' | 'theme' | 'signed-in'

const nameOf = (key: KeptKey) => `tolok.${key}`

/** Storage may be forbidden (private windows, kiosks): then nothing is kept, and everything still works. */
export const kept = (key: KeptKey): string | null => {
  try {
    return localStorage.getItem(nameOf(key))
  } catch {
    return null
  }
}

export const keep = (key: KeptKey, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(nameOf(key))
    else localStorage.setItem(nameOf(key), value)
  } catch {
    return
  }
}
