import { useEffect, useState } from 'react'

const secondsTo = (until: string | null): number =>
  until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000))

/** Whole seconds until a moment, counted down; 0 when it has passed. */
export function useSecondsLeft(until: string | null): number {
  const [left, setLeft] = useState(() => secondsTo(until))
  useEffect(() => {
    setLeft(secondsTo(until))
    if (until === null) return
    const timer = setInterval(() => setLeft(secondsTo(until)), 500)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** `0:09`, `12:30`: minutes and seconds. */
export const spanText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
