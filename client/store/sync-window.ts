/** When the centre wants this tablet to send by itself, and when it last did. In clear: a time of day, minutes, a moment. */
import { z } from 'zod'
import { type SyncWindow, syncWindowSchema } from '#shared/sync/sync-window.ts'
import type { TabletDatabase } from './database.ts'

const turnsSchema = z.object({
  window: syncWindowSchema.nullable(),
  /** By the tablet's clock; `null` before the first under a window. */
  doneAt: z.number().nullable(),
})
export type Turns = z.infer<typeof turnsSchema>

const name = 'turns'
const atAnyTime: Turns = { window: null, doneAt: null }

/** What cannot be read keeps nobody waiting. */
export async function getTurns({ meta }: TabletDatabase): Promise<Turns> {
  const parsed = turnsSchema.safeParse((await meta.get(name))?.value)
  return parsed.success ? parsed.data : atAnyTime
}

export async function keepWindow(database: TabletDatabase, window: SyncWindow | null): Promise<void> {
  const turns = await getTurns(database)
  if (JSON.stringify(window) === JSON.stringify(turns.window)) return
  await database.meta.put({ name, value: { ...turns, window } })
}

/** Written under a window only: without one nobody asks. */
export async function noteTurn(database: TabletDatabase, doneAt: number): Promise<void> {
  const { window } = await getTurns(database)
  if (window !== null) await database.meta.put({ name, value: { window, doneAt } })
}
