/** A centre that is backed up, lost and restored by its operator, with the commands of docs/operations.md. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Launched, launch, makeFolder } from '#server/launch/testing/launched.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface DrilledCentre {
  /** Where it answers; another address after each start. */
  origin(): string
  backUp(): Promise<void>
  /** The machine is lost, and the backup is put in its place. What the restore says at its beginning. */
  restoreBackup(): Promise<string>
  /** `npm run restore -- act` */
  restore(act: 'status' | 'end'): string
  /** Ends it and leaves nothing behind. */
  leave(): Promise<void>
}

export async function startDrilledCentre(scale: number): Promise<DrilledCentre> {
  const folder = makeFolder()
  const [data, backup] = [path.join(folder, 'data'), path.join(folder, 'backup')]
  const start = async (): Promise<Launched> => {
    const launched = await launch(data, { environment: { DEMO_SCALE: String(scale) } })
    await launched.untilHealthy()
    return launched
  }
  let running = await start()
  const stop = async (): Promise<void> => {
    running.child.kill('SIGTERM')
    await running.ended()
  }
  const copy = (from: string, to: string): void => {
    fs.rmSync(to, { recursive: true, force: true })
    execFileSync('cp', ['-a', from, to])
  }
  const command = (act: string): string => {
    const { DATABASE_URL: _, ...inherited } = process.env
    const options = { cwd: root, env: { ...inherited, DATA_DIR: data }, encoding: 'utf8' } as const
    return execFileSync('npm', ['run', '-s', 'restore', '--', act], options).trim()
  }
  return {
    origin: () => running.origin,
    backUp: async () => {
      await stop()
      copy(data, backup)
      running = await start()
    },
    restoreBackup: async () => {
      await stop()
      copy(backup, data)
      const said = command('begin')
      running = await start()
      return said
    },
    restore: command,
    leave: async () => {
      await stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
