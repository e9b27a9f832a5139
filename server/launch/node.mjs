// One process of the API, below the launcher. It ends with the channel to it.
let server
const end = async () => {
  await server?.stop()
  process.exit(0)
}
process.on('SIGTERM', () => void end())
// of the terminal, to all of them: the launcher says when
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined)

const { startServer } = await import(new URL('../../dist/server/main.mjs', import.meta.url).href)
const { ANNOUNCES, ...environment } = process.env
server = await startServer({ NODE_ENV: 'production', ...environment }, { announces: ANNOUNCES === '1' })
process.send('ready')
