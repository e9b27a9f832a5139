// Runs the tools that install and build, with what they write shown, and ends them with us.
import { spawn } from 'node:child_process'

const running = new Set()

/** Rejects when the program fails. Needs nothing from node_modules. */
export function runProgram(program, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
    running.add(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      running.delete(child)
      if (code === 0) resolve()
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${signal ?? code}`))
    })
  })
}

export function endPrograms() {
  for (const child of running) child.kill('SIGTERM')
}
