/** The vault file's two places. Whichever survives is used, and the other is written again. */
import { z } from 'zod'
import type { HeaderFile } from '#client/vault/header-file.ts'
import { noTries, type Tries } from '#client/vault/tries.ts'
import { findVaultFile, newerVaultFile, type VaultFile } from '#client/vault/vault-header.ts'
import type { TabletDatabase } from './database.ts'

const triesSchema = z.object({ wrong: z.int(), until: z.number() })

export async function readVaultFile(
  database: TabletDatabase,
  headerFile: HeaderFile,
): Promise<VaultFile | undefined> {
  const stored: unknown = (await database.meta.get('vault'))?.value
  const inDatabase = findVaultFile(typeof stored === 'string' ? stored : null)
  const inFile = findVaultFile(await headerFile.read())
  const newest = newerVaultFile(inDatabase, inFile)
  if (newest === undefined) return undefined
  if (inDatabase?.version !== newest.version || inFile?.version !== newest.version)
    await writeVaultFile(database, headerFile, newest)
  return newest
}

/** The copy in the database decides; a browser without OPFS has that one alone. */
export async function writeVaultFile(
  database: TabletDatabase,
  headerFile: HeaderFile,
  file: VaultFile,
): Promise<void> {
  const text = JSON.stringify(file)
  await database.meta.put({ name: 'vault', value: text })
  await headerFile.write(text).catch(() => undefined)
}

export async function readTries({ meta }: TabletDatabase): Promise<Tries> {
  const parsed = triesSchema.safeParse((await meta.get('tries'))?.value)
  return parsed.success ? parsed.data : noTries
}

const wrongPinsSchema = z.int().nonnegative()

/** PINs that were typed since one was right, in whatever tab. */
export async function readPins({ meta }: TabletDatabase): Promise<number> {
  const parsed = wrongPinsSchema.safeParse((await meta.get('pins'))?.value)
  return parsed.success ? parsed.data : 0
}

/** One more; two tabs that count at once both count. */
export const countPin = (database: TabletDatabase): Promise<number> =>
  database.write(async () => {
    const value = (await readPins(database)) + 1
    await database.meta.put({ name: 'pins', value })
    return value
  })

export const forgetPins = ({ meta }: TabletDatabase) => meta.delete('pins')

export const writeTries = ({ meta }: TabletDatabase, tries: Tries) =>
  meta.put({ name: 'tries', value: tries })
