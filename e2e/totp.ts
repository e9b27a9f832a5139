/** Six digits for a secret, now, as a person reads them off an authenticator. */
import { setTimeout as sleep } from 'node:timers/promises'
import { codeAt, stepMs } from '#server/testing/totp.ts'

const lastStepBySecret = new Map<string, number>()

/**
 * The centre takes a code once, so this waits when two were used within 30 seconds. Counts what this process has used;
 * every worker has a centre of its own.
 */
export async function freshCode(secret: string): Promise<string> {
  const now = Math.floor(Date.now() / stepMs)
  const step = Math.max(now, (lastStepBySecret.get(secret) ?? 0) + 1)
  lastStepBySecret.set(secret, step)
  // the centre takes the next step's code already
  await sleep(Math.max(0, (step - 1) * stepMs - Date.now()))
  return codeAt(secret, step * stepMs)
}
