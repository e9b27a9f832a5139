/** Lines of real code whose breaking the simulator must notice: those of the tests' own table that it runs, and more. */
import { sabotages as ofTests } from '../../.ci/sabotages.mjs'
import type { Break } from '../bundle.ts'
import { ofEvents } from './of-events.ts'
import { ofRestores } from './of-restores.ts'
import { ofTheAccounts } from './of-the-accounts.ts'
import { ofTheCentre } from './of-the-centre.ts'
import { ofTheJournal } from './of-the-journal.ts'
import { ofTheScreen } from './of-the-screen.ts'
import { ofTheTablet } from './of-the-tablet.ts'
import type { Sabotage } from './sabotage.ts'

/** SQL is not run in memory: `--real` has it. */
export const isSql = ({ file }: Break): boolean => file.startsWith('server/store/functions/')

/**
 * Shown by the test of its story alone: somebody else's word has to come while a save is being written, and its officer to
 * put back just then what stood there before. No history of 5,000 seeds came to that.
 */
const onlyTold = new Set(['what was put back is no word, whatever others wrote meanwhile'])

export const sabotages: readonly Sabotage[] = [
  ...ofTests.filter((sabotage) => !isSql(sabotage) && !onlyTold.has(sabotage.name)),
  ...ofTheTablet,
  ...ofTheJournal,
  ...ofTheScreen,
  ...ofTheCentre,
  ...ofRestores,
  ...ofTheAccounts,
  ...ofEvents,
]
