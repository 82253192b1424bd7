import { useEffect, useState } from 'react'

/** The answer over the whole page, and the page over the whole screen where the browser allows it. Leaving one leaves the other. */
export const useFullScreen = () => {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const listen = () => document.fullscreenElement === null && setFull(false)
    document.addEventListener('fullscreenchange', listen)
    return () => document.removeEventListener('fullscreenchange', listen)
  }, [])
  const change = (full: boolean) => {
    if (full === isFull) return
    setFull(full)
    if (full) void document.documentElement.requestFullscreen?.().catch(() => {})
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
  }
  return [isFull, change] as const
}
