/** Keys move a row of a table at a time; a row that was clicked is where they go on from. */
import { useCallback, useRef, useState } from 'react'

export interface RowFocus {
  /** The row that is to take the focus, until it has. */
  readonly focusKey: string | undefined
  readonly onFocused: (key: string) => void
  readonly move: (step: 1 | -1) => void
  /** Back to a row, such as the one whose panel was closed. */
  readonly refocus: (key: string | undefined) => void
}

/** `keys` of the rows as they are shown. */
export function useRowFocus(keys: readonly string[]): RowFocus {
  const [wanted, setWanted] = useState<string>()
  const last = useRef<string>(undefined)
  const onFocused = useCallback((key: string) => {
    last.current = key
    setWanted(undefined)
  }, [])
  const move = (step: 1 | -1) => {
    const at = last.current === undefined ? -1 : keys.indexOf(last.current)
    const next = at < 0 ? keys[0] : keys[at + step]
    if (next === undefined) return
    last.current = next
    setWanted(next)
  }
  return { focusKey: wanted, onFocused, move, refocus: setWanted }
}
