/** At a desk nobody knows which screens are forms: an update waits until nothing that was typed stands there unsent. */
import { useEffect, useState } from 'react'
import { UpdateOffer } from '../update-offer.tsx'
import type { Updates } from '../updates.ts'
import { createTypedFields } from './typed-fields.ts'

/** Apart from what is typed in: drawn again in the midst of a key, a field would be put back to what it was before. */
export function DeskUpdateOffer({ updates }: { updates: Updates }) {
  return <UpdateOffer updates={updates} inForm={useTyped()} />
}

/** A form that closes or empties says so by itself. */
function useTyped(): boolean {
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
