/** Names of the officer's communes and their hamlets, as the centre tells them; kept sealed. */
import { z } from 'zod'
import type { Sealer } from '#client/vault/sealer.ts'
import { type CommuneCode, communeCodeSchema } from '#shared/ids.ts'
import type { TabletDatabase } from './database.ts'

export const communeInfoSchema = z.object({
  code: communeCodeSchema,
  name: z.string(),
  hamlets: z.array(z.string()),
})
export type CommuneInfo = z.infer<typeof communeInfoSchema>
export type Areas = ReadonlyMap<CommuneCode, CommuneInfo>

const storedSchema = z.object({ version: z.int(), sealed: z.instanceof(Uint8Array) })
const listSchema = z.array(communeInfoSchema)

const labelOf = (version: number) => ({ type: 'meta', id: 'areas', version }) as const

const findStored = async ({ meta }: TabletDatabase) => {
  const parsed = storedSchema.safeParse((await meta.get('areas'))?.value)
  return parsed.success ? parsed.data : undefined
}

/** Keeps what is named; names of communes that left the scope stay, as kept groups of theirs may be looked at. */
export async function keepAreas(
  database: TabletDatabase,
  sealer: Sealer,
  communes: readonly CommuneInfo[],
): Promise<void> {
  const known = await readAreas(database, sealer)
  const all = new Map(known)
  for (const commune of communes) all.set(commune.code, commune)
  if (JSON.stringify([...all]) === JSON.stringify([...known])) return
  const version = ((await findStored(database))?.version ?? 0) + 1
  const sealed = await sealer.seal(labelOf(version), JSON.stringify([...all.values()]))
  await database.meta.put({ name: 'areas', value: { version, sealed } })
}

/** Grows with every writing of the names; 0 before the first. */
export const areasVersion = async (database: TabletDatabase): Promise<number> =>
  (await findStored(database))?.version ?? 0

/** Empty when there are none that open: a list without names is better than no list. */
export async function readAreas(database: TabletDatabase, sealer: Sealer): Promise<Areas> {
  const stored = await findStored(database)
  if (stored === undefined) return new Map()
  try {
    const list = listSchema.parse(JSON.parse(await sealer.open(labelOf(stored.version), stored.sealed)))
    return new Map(list.map((commune) => [commune.code, commune]))
  } catch {
    return new Map()
  }
}
