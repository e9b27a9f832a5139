/** When tablets send by themselves, as a person types and reads it. Pure. */
import { type SyncWindow, syncWindowSchema } from '#shared/sync/sync-window.ts'

export interface WindowDraft {
  readonly start: string
  readonly spread: string
}

/** What is offered where nothing was set: after the day's work, over an hour. */
const offered: SyncWindow = { start: '18:00', spread: 60 }

export function draftOf(window: SyncWindow | null): WindowDraft {
  const { start, spread } = window ?? offered
  return { start, spread: String(spread) }
}

/** `18:00`, also when typed as `18h`, `18h00` or `6:30`. */
function startFrom(typed: string): string {
  const found = /^(\d{1,2})\s*[:h.]\s*(\d{2})?$/i.exec(typed.trim())
  return found === null ? '' : `${found[1]?.padStart(2, '0')}:${found[2] ?? '00'}`
}

export function startOf({ start }: WindowDraft): string | undefined {
  const parsed = syncWindowSchema.shape.start.safeParse(startFrom(start))
  return parsed.success ? parsed.data : undefined
}

export function spreadOf({ spread }: WindowDraft): number | undefined {
  const parsed = syncWindowSchema.shape.spread.safeParse(
    /^\d+$/.test(spread.trim()) ? Number(spread) : undefined,
  )
  return parsed.success ? parsed.data : undefined
}

export function windowFrom(draft: WindowDraft): SyncWindow | undefined {
  const [start, spread] = [startOf(draft), spreadOf(draft)]
  return start === undefined || spread === undefined ? undefined : { start, spread }
}

const dayMinutes = 24 * 60

/** `18:00`, `19:00`: from when to when. */
export function endsOf({ start, spread }: SyncWindow): { readonly from: string; readonly to: string } {
  const [hours = 0, minutes = 0] = start.split(':').map(Number)
  const end = (hours * 60 + minutes + spread) % dayMinutes
  const two = (count: number) => String(count).padStart(2, '0')
  return { from: start, to: `${two(Math.floor(end / 60))}:${two(end % 60)}` }
}
