import { useEffect, useState } from 'react'
import { createTypedFields } from './typed-fields.ts'

/** Whether something that was typed anywhere at the desk is not sent yet. A form that closes or empties says so by itself. */
export function useTyped(): boolean {
  const [typed, setTyped] = useState(false)
  useEffect(() => {
    const fields = createTypedFields()
    const look = () => setTyped(fields.stand())
    const onInput = ({ target }: Event) => {
      fields.note(target)
      look()
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('input', onInput, true)
    return () => {
      watch.disconnect()
      document.removeEventListener('input', onInput, true)
    }
  }, [])
  return typed
}
