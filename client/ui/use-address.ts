/** What a screen keeps in its address, so that it can be sent to a colleague and `back` leads where one was. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useStable } from './use-stable.ts'

type Text = Readonly<Record<string, string>>
export type AddressChange = Readonly<Record<string, string | undefined>>

function textsOf(search: unknown): Text {
  const given = typeof search === 'object' && search !== null ? Object.entries(search) : []
  return Object.fromEntries(
    given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** `read` says what the address means. A change replaces the address, unless it is a step that `back` should undo. */
export function useAddress<T>(
  read: (texts: Text) => T,
): readonly [T, (change: AddressChange, step?: 'step') => void] {
  const search: unknown = useSearch({ strict: false })
  const navigate = useNavigate()
  const readStable = useStableRead(read)
  const value = useMemo(() => readStable(textsOf(search)), [search, readStable])
  const change = useStable((next: AddressChange, step?: 'step') => {
    void navigate({
      to: '.',
      search: (before: unknown) => ({ ...textsOf(before), ...next }),
      replace: step === undefined,
    })
  })
  return [value, change]
}

/** Screens read their address by a function of their module: it never changes. */
// biome-ignore lint/correctness/useExhaustiveDependencies: see above
const useStableRead = <T>(read: (texts: Text) => T) => useCallback(read, [])
