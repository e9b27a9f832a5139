/**
 * What has changed, for those who listen. One region that is there before its words are: one that comes together with
 * them is often not read. What is on the screen as well is no status of its own, so that nothing is read twice.
 */
import { useEffect, useState } from 'react'
import classes from './live-region.module.css'

const name = 'dan-cu-said'
/** Longer than it takes to be read; what is over is not found again among the words of the screen. */
const restMs = 10_000

interface Said {
  readonly id: number
  readonly words: string
}

/** Says it politely, also when the same was said just before. */
export function announce(words: string): void {
  dispatchEvent(new CustomEvent(name, { detail: words }))
}

/** Says what has just come onto the screen, and what it becomes. */
export function useAloud(words: string): void {
  useEffect(() => {
    if (words !== '') announce(words)
  }, [words])
}

/** Mounted once, in the frame around every place. */
export function LiveRegion() {
  const [said, setSaid] = useState<readonly Said[]>([])
  useEffect(() => {
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent)) return
      const words = String(event.detail)
      setSaid((before) => [...before.slice(-2), { id: (before.at(-1)?.id ?? 0) + 1, words }])
    }
    addEventListener(name, hear)
    return () => removeEventListener(name, hear)
  }, [])
  useEffect(() => {
    if (said.length === 0) return
    const timer = setTimeout(() => setSaid([]), restMs)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div role="status" aria-live="polite" className={classes.region} data-said>
      {said.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  )
}
