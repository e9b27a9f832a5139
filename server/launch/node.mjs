// One process of the API, below the launcher. It ends with the channel to it.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const main = fileURLToPath(new URL('../../dist/server/main.mjs', import.meta.url))

let server
const end = async () => {
  await server?.stop()
  process.exit(0)
}
process.on('SIGTERM', () => void end())
// of the terminal, to all of them: the launcher says when
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined)

const { startServer } = await import(pathToFileURL(path.resolve(main)).href)
server = await startServer(
  { NODE_ENV: 'production', ...process.env },
  { announces: process.env.DAN_CU_NODE === 'first' },
)
process.send('ready')
