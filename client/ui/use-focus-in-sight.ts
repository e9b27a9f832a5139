import { useEffect } from 'react'

/** Where somebody types or chooses: whatever has the keyboard, or the next Enter. */
const fields = 'input, textarea, [role=radio]'

/** The keyboard takes half of the screen when it opens: the field that is written in stays in sight. */
export function useFocusInSight(): void {
  useEffect(() => {
    const show = () => {
      const focused = document.activeElement
      if (focused?.matches(fields)) focused.scrollIntoView({ block: 'nearest' })
    }
    const screen = window.visualViewport
    screen?.addEventListener('resize', show)
    return () => screen?.removeEventListener('resize', show)
  }, [])
}
