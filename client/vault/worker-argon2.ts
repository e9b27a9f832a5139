/** Argon2id in a worker that lives as long as one derivation: its 64 MiB go with it. */
import type { Argon2 } from './argon2.ts'

export const workerArgon2: Argon2 = {
  derive: (input) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./argon2-worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = (event: MessageEvent<unknown>) => {
        worker.terminate()
        const key = keyFrom(event.data)
        if (key === undefined) reject(new Error('Argon2id failed'))
        else resolve(Uint8Array.from(key))
      }
      worker.onerror = () => {
        worker.terminate()
        reject(new Error('the Argon2id worker did not start'))
      }
      worker.postMessage(input)
    }),
}

function keyFrom(data: unknown): Uint8Array | undefined {
  if (typeof data !== 'object' || data === null || !('key' in data)) return undefined
  return data.key instanceof Uint8Array ? data.key : undefined
}
