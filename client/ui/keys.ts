/** Keys of a screen: what they do, and the list of them that `?` shows. Nothing happens while a person types in a field. */
import { useEffect, useSyncExternalStore } from 'react'
import { useStable } from './use-stable.ts'

export interface KeyBinding {
  /** As `KeyboardEvent.key` says it, such as `j`, `Enter`, `/`. */
  readonly key: string
  /** What it does, in the person's language; without it the list does not show it. */
  readonly text?: string
  readonly act: () => void
  /** Also while a field has the focus, such as `Escape`. */
  readonly inFields?: boolean
}

let offered: readonly (readonly KeyBinding[])[] = []
let listed: readonly KeyBinding[] = []
const listeners = new Set<() => void>()

function change(next: typeof offered): void {
  offered = next
  listed = next.flat().filter(({ key, text }) => text !== undefined && key !== '?')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the open screen offers, without the key that shows this list. */
export const useKeyList = (): readonly KeyBinding[] => useSyncExternalStore(subscribe, () => listed)

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.matches('input, textarea, select') && !target.matches('[type=checkbox], [type=radio]')))
/** `Enter` and a space on a button are the button's own. */
const isOwnKey = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, summary, [role=menuitem]') !== null
const isInDialog = (): boolean => document.querySelector('[role=dialog][aria-modal=true]') !== null

export function useKeys(bindings: readonly KeyBinding[]): void {
  const pressed = useStable((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return
    const binding = bindings.find(({ key }) => key === event.key)
    if (binding === undefined || isOwnKey(event) || isInDialog()) return
    if (isField(event.target) && binding.inFields !== true) return
    event.preventDefault()
    binding.act()
  })
  useEffect(() => {
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [pressed])
  const told = JSON.stringify(bindings.map(({ key, text }) => [key, text]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew when the list reads differently
  useEffect(() => {
    change([...offered, bindings])
    return () => change(offered.filter((each) => each !== bindings))
  }, [told])
}
