import { useEffect, useState } from 'react'

/** The dashboard over the whole page, and the page over the whole screen where the browser allows it. Escape leaves both. */
export const useFullScreen = () => {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const left = () => document.fullscreenElement === null && setFull(false)
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setFull(false)
    document.addEventListener('fullscreenchange', left)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('fullscreenchange', left)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  const change = (full: boolean) => {
    setFull(full)
    if (full) void document.documentElement.requestFullscreen?.().catch(() => {})
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
  }
  return [isFull, change] as const
}
