import { useEffect, useState } from 'react'

/** A part of the page over the whole of it, and the page over the whole screen where the browser allows it. Leaving one leaves the other; Escape leaves both. */
export const useFullScreen = () => {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const listen = () => document.fullscreenElement === null && setFull(false)
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && setFull(false)
    document.addEventListener('fullscreenchange', listen)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('fullscreenchange', listen)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  const change = (full: boolean) => {
    if (full === isFull) return
    setFull(full)
    if (full) void document.documentElement.requestFullscreen?.().catch(() => {})
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
  }
  return [isFull, change] as const
}
