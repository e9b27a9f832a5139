// The peer's server: express-pouchdb over LevelDB, a database a commune. Says its port on stdout.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [folder] = process.argv.slice(2)
const express = require('express')
const PouchDB = require('pouchdb').defaults({ prefix: `${folder}/` })
const app = express()
// where a browser's tablet stands: of the same origin, since storage and requests belong to one
app.get('/_tablet', (_request, response) =>
  response.type('html').send('<!doctype html><title>tablet</title>'),
)
app.use(
  '/',
  require('express-pouchdb')(PouchDB, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${folder}/log.txt`,
  }),
)
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port))
