// `npm run dev`: the API from its sources, started again at every change, and Vite with hot reload before it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { runUntilTold } from './run-until-told.mjs'

await runUntilTold(async ({ root, log, openDatabase, ending }) => {
  await ensureInstalled(root, log)
  const environment = await openDatabase()
  const keepRunning = (script, args) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: root,
      env: { ...environment, NODE_ENV: 'development', API_PORT: process.env.PORT || '8080' },
      stdio: 'inherit',
    })
    ending.user(async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    })
    child.once('exit', () => ending.now(1))
  }
  keepRunning('tsx/dist/cli.mjs', ['watch', '--clear-screen=false', 'server/launch/serve-sources.ts'])
  keepRunning('vite/bin/vite.js', [])
})
