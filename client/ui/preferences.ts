/** How this tablet looks and speaks. Nothing of anybody's: kept in clear, shown before the vault is open. */
import { useSyncExternalStore } from 'react'

export interface Preferences {
  readonly theme: 'light' | 'dark' | 'contrast'
  readonly largeType: boolean
  readonly language: 'vi' | 'en'
  /** Whether somebody has seen or skipped the introduction on this tablet. */
  readonly tourSeen: boolean
}

const key = 'dan-cu-preferences'
const listeners = new Set<() => void>()

function read(): Preferences {
  let stored: unknown
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? '{}')
  } catch {
    stored = {}
  }
  const given = new Map<string, unknown>(
    Object.entries(typeof stored === 'object' && stored !== null ? stored : {}),
  )
  const theme = given.get('theme')
  return {
    theme: theme === 'dark' || theme === 'contrast' ? theme : 'light',
    largeType: given.get('largeType') === true,
    language: given.get('language') === 'en' ? 'en' : 'vi',
    tourSeen: given.get('tourSeen') === true,
  }
}

let present = read()

export const getPreferences = (): Preferences => present

export function setPreferences(change: Partial<Preferences>): void {
  present = { ...present, ...change }
  localStorage.setItem(key, JSON.stringify(present))
  for (const listener of listeners) listener()
}

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribePreferences, getPreferences)
