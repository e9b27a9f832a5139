/** Runs histories in a process of its own, as it is asked. */
import { answerTasks, runHere } from './answer-tasks.ts'
import { runHistory } from './run-history.ts'
import { shrink } from './shrink.ts'

const find = async (seed: number) => (await runHistory({ seed })).violation

// Told to end at the terminal, the process that asks decides when it is over.
process.on('SIGINT', () => undefined)

answerTasks((task) => (task.kind === 'run' ? runHere(find, task) : shrink(task.seed)))
