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

export const sabotages: readonly Sabotage[] = [
  ...ofTests.filter((sabotage) => !isSql(sabotage)),
  ...ofTheTablet,
  ...ofTheJournal,
  ...ofTheScreen,
  ...ofTheCentre,
  ...ofRestores,
  ...ofTheAccounts,
  ...ofEvents,
]
