import { useCallback, useEffect, useRef } from 'react'

/** The same function at every drawing that calls the newest one: what it is given to need not be drawn again. */
export function useStable<A extends readonly unknown[]>(act: (...given: A) => void): (...given: A) => void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  return useCallback((...given: A) => latest.current(...given), [])
}
