/** Argon2id, away from the screen's thread: 64 MiB and up to a second of work. */
import type { Bytes } from './bytes.ts'
import type { Clock } from './clock.ts'

export interface Argon2Cost {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

export interface Argon2Input extends Argon2Cost {
  readonly passphrase: string
  readonly salt: Bytes
}

export interface Argon2 {
  /** 32 bytes. */
  derive(input: Argon2Input): Promise<Bytes>
}

const memoryKiB = 64 * 1024
/** Below three passes Argon2id loses its margin against known attacks on few passes. */
const fewest = 3
const most = 24
/** The least of 0.5 to 1 s: a tablet that has work to do meanwhile takes twice as long. */
const wantedMs = 500

/** How many passes this device does in 0.5 to 1 s, measured once, at enrolment. */
export async function calibrate(argon2: Argon2, clock: Clock): Promise<Argon2Cost> {
  const probe = { memoryKiB, iterations: fewest, parallelism: 1 }
  const start = clock.now()
  await argon2.derive({ ...probe, passphrase: 'calibration', salt: new Uint8Array(16) })
  const perPass = Math.max(1, clock.now() - start) / fewest
  const iterations = Math.min(most, Math.max(fewest, Math.ceil(wantedMs / perPass)))
  return { memoryKiB, iterations, parallelism: 1 }
}
