// `npm start`: installs what is missing, builds what is stale, starts the database and the server, in one process or in as
// many as are asked for.
// Nothing of node_modules may be imported here before it is installed.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { countNodes, startNodes } from './nodes.mjs'
import { runUntilTold } from './run-until-told.mjs'

await runUntilTold(async ({ root, log, openDatabase, ending }) => {
  await ensureInstalled(root, log)
  await ensureBuilt(root, log)
  const environment = await openDatabase()
  const count = countNodes(environment.PROCESSES)
  if (count > 1) return startNodes({ root, count, environment, log, ending })
  const { startServer } = await import(pathToFileURL(path.join(root, 'dist', 'server', 'main.mjs')).href)
  const server = await startServer({ NODE_ENV: 'production', ...environment })
  ending.user(() => server.stop())
})
