/** One API node as a service manager keeps it: started, and started again whenever it has ended. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What systemd waits. */
const startAgainAfterMs = 100
const linesKept = 40

export interface ApiNode {
  readonly port: number
  /** Ends it at once, in whatever it is doing. It comes back by itself. */
  kill(): void
  /** Whether its database answers it. */
  isWell(): Promise<boolean>
  /** The end of what it wrote. */
  output(): string
  stop(): Promise<void>
}

export interface NodeOptions {
  /** What Node runs. */
  readonly program: string
  readonly port: number
  readonly environment: Readonly<Record<string, string>>
}

export function keepNode({ program, port, environment }: NodeOptions): ApiNode {
  const { npm_lifecycle_event: _, DATABASE_URL: __, ...inherited } = process.env
  const lines: string[] = []
  let child: ChildProcess
  let stopped = false
  const start = (): void => {
    child = spawn(process.execPath, [program], {
      cwd: root,
      env: { ...inherited, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...environment, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lines.push(text)
        lines.splice(0, lines.length - linesKept)
      })
    child.once('exit', () => {
      if (!stopped) setTimeout(() => stopped || start(), startAgainAfterMs)
    })
  }
  start()
  return {
    port,
    kill: () => void child.kill('SIGKILL'),
    isWell: () => isWell(port),
    output: () => lines.join(''),
    stop: async () => {
      stopped = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function isWell(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000)
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.status === 200
}
