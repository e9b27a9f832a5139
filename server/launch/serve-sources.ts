import { startServer } from '#server/main.ts'

const server = await startServer(process.env)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void server.stop().finally(() => process.exit(0)))
}
