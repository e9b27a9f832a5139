/** All settings, read once at the start from the environment; a wrong one stops the start with its name. */
import path from 'node:path'
import { z } from 'zod'

const flag = z.stringbool()

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** The address to listen on. Service workers and WebCrypto need https or localhost. */
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url().optional(),
  /** What sessions are signed and authenticators sealed with; the same for all nodes of a centre. */
  SECRET_FILE: z.string().optional(),
  /** Whether to load the demo into an empty database. */
  DEMO: flag.optional(),
  /** 0 < x ≤ 1: a smaller demo, for tests. */
  DEMO_SCALE: z.coerce.number().positive().max(1).default(1),
  /** What was removed or closed so many days ago leaves the tables; 0: never. */
  PRUNE_AFTER_DAYS: z.coerce.number().int().min(0).max(36_500).default(400),
  /** Behind a proxy that ends TLS: believe its X-Forwarded-* headers. */
  TRUST_PROXY: flag.default(false),
  /** Where the built PWA lies. */
  CLIENT_DIR: z.string().default('dist/client'),
  /** Of one node: batches judged at once, how many may stand before them, and how long in milliseconds. */
  WORK_AT_ONCE: z.coerce.number().int().min(1).max(1000).default(8),
  WORK_QUEUE: z.coerce.number().int().min(0).max(100_000).default(400),
  WORK_WAIT: z.coerce.number().int().min(0).max(60_000).default(2_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly secretFile: string
  readonly demo: boolean
  readonly demoScale: number
  readonly pruneAfterDays: number
  readonly trustProxy: boolean
  readonly clientDir: string
  readonly work: { readonly atOnce: number; readonly queue: number; readonly waitMs: number }
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** With a database of one's own there is no demo unless DEMO says so. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = settingsSchema.safeParse(environment)
  if (!parsed.success) throw new Error(`settings: ${z.prettifyError(parsed.error)}`)
  const given = parsed.data
  return {
    port: given.PORT,
    host: given.HOST,
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    // beside the data, so that sessions survive a restart and leave with the data
    secretFile: given.SECRET_FILE ?? path.join(given.DATA_DIR, 'session-secret'),
    demo: given.DEMO ?? given.DATABASE_URL === undefined,
    demoScale: given.DEMO_SCALE,
    pruneAfterDays: given.PRUNE_AFTER_DAYS,
    trustProxy: given.TRUST_PROXY,
    clientDir: given.CLIENT_DIR,
    work: { atOnce: given.WORK_AT_ONCE, queue: given.WORK_QUEUE, waitMs: given.WORK_WAIT },
    logLevel: given.LOG_LEVEL,
  }
}
