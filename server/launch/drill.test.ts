/** A small drill of a restore, by the command that operators use: it counts for itself what came back. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('after a restore everything that tablets had brought is there again, and nobody is asked what was no question', async () => {
  const drill = ['run', '-s', 'drill', '--', 'restore', '--saves', '6', '--scale', '0.005']
  const { stdout } = await promisify(execFile)('npm', drill, { cwd: root }).catch((error) => error)
  expect(stdout).toMatch(/\n9 passed, 0 failed\n$/)
}, 240_000)
