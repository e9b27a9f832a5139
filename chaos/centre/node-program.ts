/** What `npm start` runs once everything is installed and built. */
import { runUntilTold } from '#server/launch/run-until-told.mjs'
import { startServer } from '#server/main.ts'

await runUntilTold(async ({ openDatabase, ending }) => {
  const environment = await openDatabase()
  const server = await startServer({ NODE_ENV: 'production', ...environment })
  ending.user(() => server.stop())
})
