/** Lines of real code whose breaking the simulator must notice: those of the tests' own table that it runs. */
import { sabotages as ofTests } from '../.ci/sabotages.mjs'
import type { Break } from './bundle.ts'

export interface Sabotage extends Break {
  readonly rule: number
}

/** SQL is not run in memory: `--real` has it. */
const isSql = ({ file }: Break): boolean => file.startsWith('server/store/functions/')

export const sabotages: readonly Sabotage[] = ofTests.filter((sabotage) => !isSql(sabotage))
