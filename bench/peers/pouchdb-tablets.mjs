// The peer's tablets: PouchDB 9 databases that replicate to the peer's server, one a commune. In this process, as the
// product's tablets are; their own storage is memory, so that only sending is timed.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export function pouchTablets(origin) {
  const PouchDB = require('pouchdb')
  PouchDB.plugin(require('pouchdb-adapter-memory'))
  let rounds = 0
  return {
    /** Fills fresh tablets, of each commune one; resolves to what sends it all. */
    async prepare(documentsByCommune, batchSize) {
      rounds += 1
      const tablets = []
      for (const [commune, documents] of documentsByCommune) {
        const local = new PouchDB(`tablet-${commune}-${rounds}`, { adapter: 'memory' })
        await local.bulkDocs(documents)
        tablets.push({ local, remote: new PouchDB(`${origin}/commune-${commune}`) })
      }
      return async () => {
        const results = await Promise.all(
          tablets.map(({ local, remote }) =>
            local.replicate.to(remote, { batch_size: batchSize, batches_limit: 1 }),
          ),
        )
        for (const { ok, doc_write_failures } of results) {
          if (!ok || doc_write_failures > 0) throw new Error('the peer lost documents')
        }
        await Promise.all(tablets.map(({ local }) => local.destroy()))
      }
    },
    async pull(commune, batchSize) {
      rounds += 1
      const local = new PouchDB(`tablet-${commune}-${rounds}`, { adapter: 'memory' })
      const remote = new PouchDB(`${origin}/commune-${commune}`)
      const { ok, doc_write_failures } = await local.replicate.from(remote, { batch_size: batchSize })
      if (!ok || doc_write_failures > 0) throw new Error('the peer lost documents')
      const { doc_count } = await local.info()
      await local.destroy()
      return doc_count
    },
    async countStored(communes) {
      const infos = await Promise.all(
        communes.map((commune) => new PouchDB(`${origin}/commune-${commune}`).info()),
      )
      return infos.reduce((sum, info) => sum + info.doc_count, 0)
    },
  }
}
