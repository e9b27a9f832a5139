/** What is typed stays while the app is open, also over a visit to another desk; a sign-out clears it with all the rest. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'

/** A value by key, `first` where there is none yet. */
export function useKept<T>(key: string, first: T) {
  const client = useQueryClient()
  const name = JSON.stringify(['kept', key])
  const read = useCallback((): T => client.getQueryData<T>(JSON.parse(name)) ?? first, [client, name, first])
  const [held, setHeld] = useState(() => ({ name, value: read() }))
  const value = held.name === name ? held.value : read()
  useEffect(() => client.setQueryDefaults(['kept'], { gcTime: Number.POSITIVE_INFINITY }), [client])
  const set = useCallback(
    (change: (before: T) => T) => {
      const next = change(read())
      client.setQueryData(JSON.parse(name), next)
      setHeld({ name, value: next })
    },
    [client, name, read],
  )
  return [value, set] as const
}
