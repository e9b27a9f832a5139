// The API on several processes: this one takes the connections and hands them on in turn.
// Promises: one that ends by itself is started again; all of them end with this one, also when it is killed.
import cluster from 'node:cluster'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const AGAIN_AFTER_MS = 1_000

/** @param {string | undefined} asked of the environment */
export function countNodes(asked) {
  if (!asked) return 1
  const count = Number(asked)
  if (!Number.isInteger(count) || count < 1) throw new Error(`settings: PROCESSES is ${asked}`)
  return count
}

/** Starts one, which prints what there is to print, then the others; rejects when the first does not come up. */
export async function startNodes({ root, count, environment, log }) {
  cluster.setupPrimary({ exec: path.join(root, 'server', 'launch', 'node.mjs'), args: [] })
  let ending = false
  const keep = (name) => {
    const node = cluster.fork({ ...environment, DAN_CU_NODE: name })
    node.once('exit', async () => {
      if (ending) return
      log('a process of the server ended by itself; starting it again')
      await sleep(AGAIN_AFTER_MS)
      if (!ending) keep('again')
    })
    return node
  }
  const first = keep('first')
  const [word] = await Promise.race([once(first, 'message'), once(first, 'exit')])
  if (word !== 'ready') {
    ending = true
    throw new Error('the server ended while it was started')
  }
  for (let number = 1; number < count; number += 1) keep('further')
  return {
    async stop() {
      ending = true
      const nodes = Object.values(cluster.workers)
      for (const node of nodes) node.process.kill('SIGTERM')
      await Promise.all(nodes.map((node) => once(node, 'exit')))
    },
  }
}
