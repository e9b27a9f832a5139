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
export async function startNodes({ root, count, environment, log, ending }) {
  cluster.setupPrimary({ exec: path.join(root, 'server', 'launch', 'node.mjs'), args: [] })
  ending.user(endNodes)
  const begin = ({ announces }) => cluster.fork({ ...environment, ANNOUNCES: announces ? '1' : '' })
  const keep = (node) =>
    node.once('exit', async () => {
      if (ending.hasBegun()) return
      log('a process of the server ended by itself; starting it again')
      await sleep(AGAIN_AFTER_MS)
      if (!ending.hasBegun()) keep(begin({ announces: false }))
    })
  const first = begin({ announces: true })
  const [word] = await Promise.race([once(first, 'message'), once(first, 'exit')])
  if (word !== 'ready') throw new Error('the server ended while it was started')
  keep(first)
  for (let number = 1; number < count; number += 1) keep(begin({ announces: false }))
}

async function endNodes() {
  const nodes = Object.values(cluster.workers)
  const ended = nodes.map((node) => once(node, 'exit'))
  for (const node of nodes) node.process.kill('SIGTERM')
  await Promise.all(ended)
}
