/** Rules that are softened in the officer's communes, as the centre last said. In clear: rules, days and communes. */
import { z } from 'zod'
import { type SoftenedIn, softenedInSchema } from '#shared/checks/softening.ts'
import type { TabletDatabase } from './database.ts'

const name = 'softened'
const listSchema = z.array(softenedInSchema)

/** What cannot be read softens nothing. */
export async function listSoftened({ meta }: Pick<TabletDatabase, 'meta'>): Promise<readonly SoftenedIn[]> {
  const parsed = listSchema.safeParse((await meta.get(name))?.value)
  return parsed.success ? parsed.data : []
}

export async function keepSoftened(database: TabletDatabase, softened: readonly SoftenedIn[]): Promise<void> {
  const known = await listSoftened(database)
  if (JSON.stringify(softened) !== JSON.stringify(known))
    await database.meta.put({ name, value: [...softened] })
}
