/**
 * The secret that signs sessions and seals the secrets of authenticators. It lies outside the database; several nodes
 * must have the same one, and may be started together on the same file.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export function readSecret(file: string): string {
  if (!existsSync(file)) makeSecret(file)
  return readFileSync(file, 'utf8')
}

/** Whole or not at all, and only the first one's counts. */
function makeSecret(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const own = `${file}.${process.pid}`
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(own, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(own, { force: true })
  }
}
