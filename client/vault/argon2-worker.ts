/** Runs in a worker of its own, so that the screen never waits and hash-wasm is fetched nowhere else. */
import { argon2id } from 'hash-wasm'
import type { Argon2Input } from './argon2.ts'

addEventListener('message', ({ data }: MessageEvent<Argon2Input>) => {
  argon2id({
    password: data.passphrase,
    salt: data.salt,
    memorySize: data.memoryKiB,
    iterations: data.iterations,
    parallelism: data.parallelism,
    hashLength: 32,
    outputType: 'binary',
  }).then(
    (key) => postMessage({ key }),
    () => postMessage({ key: null }),
  )
})
