import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState, type ChangeEvent } from 'react'

/** A search field whose text lives in the address: it is told a moment after the last key, and follows the back button. */
export const useSearchField = (inAddress: string | undefined, tell: (typed: string | undefined) => void) => {
  const [typed, setTyped] = useState(inAddress ?? '')
  const told = useRef(inAddress ?? '')
  const tellLater = useDebouncedCallback((value: string) => {
    told.current = value.trim()
    tell(value.trim() || undefined)
  }, 250)

  useEffect(() => {
    if ((inAddress ?? '') === told.current) return
    told.current = inAddress ?? ''
    setTyped(inAddress ?? '')
  }, [inAddress])

  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    setTyped(event.currentTarget.value)
    tellLater(event.currentTarget.value)
  }
  return { value: typed, onChange }
}
