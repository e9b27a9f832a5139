import { useEffect } from 'react'

/** The keyboard takes half of the screen when it opens: the field that is written in stays in sight. */
export function useFocusInSight(): void {
  useEffect(() => {
    const show = () => {
      const focused = document.activeElement
      if (focused instanceof HTMLInputElement) focused.scrollIntoView({ block: 'nearest' })
    }
    const screen = window.visualViewport
    screen?.addEventListener('resize', show)
    return () => screen?.removeEventListener('resize', show)
  }, [])
}
