import { type RefObject, useEffect, useRef } from 'react'

/**
 * After a change of address the focus is in the new screen, not in what is gone or in the bar that led there: a key and a
 * reader go on where the work is. A screen that has put it into a field of its own keeps it, and so does a dialog.
 */
export function usePlaceFocus(place: RefObject<HTMLElement | null>, address: string): void {
  const shown = useRef(address)
  useEffect(() => {
    if (shown.current === address) return
    shown.current = address
    // the link or button that led here may be drawn for another moment: only a field is the new screen's
    if (document.activeElement?.matches('main :is(input, textarea), [role=dialog] *')) return
    place.current?.focus({ preventScroll: true })
  }, [place, address])
}
