/** Runs histories against a database of its own, as it is asked. */
import { answerTasks, runHere } from '../answer-tasks.ts'
import { openRealCentre } from './real-centre.ts'
import { runBoth } from './run-both.ts'

const centre = await openRealCentre(process.env.SIM_DATABASE_URL ?? '')

answerTasks((task) => {
  if (task.kind !== 'run') throw new Error('what takes half a second a try is not made shorter')
  return runHere(async (seed) => (await runBoth(centre, { seed })).violation, task)
})
