/**
 * When the tablets of an area send by themselves: once a day, each at its own moment of a stretch that begins at `start`
 * in Vietnam. It only spreads a crowd: what a tablet's clock says of it decides nothing, and by hand a tablet always sends.
 */
import { z } from 'zod'
import type { DeviceId } from '../ids.ts'

export const longestSpread = 12 * 60
export const syncWindowSchema = z.object({
  /** `HH:MM`, the time of Vietnam. */
  start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Minutes. */
  spread: z.int().min(1).max(longestSpread),
})
export type SyncWindow = z.infer<typeof syncWindowSchema>

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Vietnam has had one time, and no summer time, since 1979. */
const vietnamMs = 7 * 60 * minuteMs

/**
 * A tablet's own part of the stretch, from 0 to below 1. The same every day, so that two turns are never more than a day
 * apart, and even over many tablets (FNV-1a, with its high bits mixed).
 */
export function drawOf(device: DeviceId): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < device.length; at += 1) hash = Math.imul(hash ^ device.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The newest turn of a tablet that is not after `now`; the next is a day later. Milliseconds since 1970. */
export function turnBefore({ start, spread }: SyncWindow, draw: number, now: number): number {
  const [hours, minutes] = start.split(':').map(Number)
  const ofDay = ((hours ?? 0) * 60 + (minutes ?? 0)) * minuteMs - vietnamMs + draw * spread * minuteMs
  return Math.floor((now - ofDay) / dayMs) * dayMs + ofDay
}

export const turnAfter = (window: SyncWindow, draw: number, now: number): number =>
  turnBefore(window, draw, now) + dayMs

/** Of a tablet of several communes: it waits only where all of them do, and then for the one that is first in the day. */
export function windowOf(windows: readonly (SyncWindow | null)[]): SyncWindow | null {
  let first: SyncWindow | null = null
  for (const window of windows) {
    if (window === null) return null
    if (first === null || window.start < first.start) first = window
  }
  return first
}
