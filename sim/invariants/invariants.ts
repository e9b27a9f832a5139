import { readLog } from '../oracle/read-log.ts'
import { type DiskContent, readDisk } from '../tablet/read-disk.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { World } from '../world.ts'
import {
  nobodyIsAskedWhatIsKnown,
  noOlderSaveLandsOnANewer,
  whatIsPastWasSeen,
  whatWasSettledIsNotHeldAgain,
} from './of-restores.ts'
import {
  accountsAgree,
  everyTabletHasCompared,
  noLossIsFoundWhereNoneIs,
  whatIsAnsweredIsAtTheCentre,
} from './of-the-accounts.ts'
import {
  nobodyIsAskedAgain,
  nobodyReadsOutOfScope,
  nothingCrashes,
  nothingIsAppliedOutOfScope,
  nothingIsAppliedTwice,
  nothingIsOverwrittenUnseen,
  nothingIsSavedOutOfScope,
  nothingIsSavedUnseen,
  onlyWhatIsOverIsPruned,
  sentBytesNeverChange,
  tabletsReadToAnEnd,
  tabletsWaitAsAsked,
  whatWaitsGoesOnByItself,
  whoHasSeenADecisionIsNotAsked,
} from './of-the-ledger.ts'
import {
  chainsVerify,
  conflictsAreClaims,
  groupsAreAtomic,
  groupsComeInTheirOrder,
  heldIsNotOvertaken,
  logReplaysToTables,
  nobodyConflictsWithThemselves,
  whatIsThereIsNotWaitedFor,
  whatTabletsSaveIsReadable,
} from './of-the-log.ts'
import {
  nobodyIsAliveTwiceUnasked,
  nobodyIsLostBetweenLeavingAndArriving,
  nobodyIsPutIntoAClosedHousehold,
  nobodyLivesInARemovedHousehold,
  whoIsInAClosedHouseholdIsWork,
} from './of-the-moves.ts'
import { everySaveIsAccountedFor, whatIsSavedIsOnTheDisk } from './of-the-saves.ts'
import {
  ownWordsAreShown,
  rowsAreNotCovered,
  screensShowTheNewest,
  whatWillConflictIsAsked,
} from './of-the-screen.ts'
import {
  answeredGroupsAreInTheirRows,
  answeredGroupsAreKept,
  cursorsNeverSkip,
  everyTabletHearsOfARestore,
  heldIsVisible,
  onlyTheUnsentIsAskedAbout,
  outboxesAreEmpty,
  tabletsEqualTheCentre,
  unknownUnitsAreKept,
} from './of-the-tablets.ts'
import type { Invariant, Sight, Violation } from './sight.ts'

export const invariantsUnderWay: Readonly<Record<string, Invariant>> = {
  nothingCrashes,
  nobodyReadsOutOfScope,
  nothingIsSavedOutOfScope,
  nothingIsSavedUnseen,
  whatIsSavedIsOnTheDisk,
  tabletsWaitAsAsked,
  tabletsReadToAnEnd,
  nobodyIsAskedAgain,
  onlyWhatIsOverIsPruned,
  sentBytesNeverChange,
  cursorsNeverSkip,
  onlyTheUnsentIsAskedAbout,
  answeredGroupsAreInTheirRows,
  screensShowTheNewest,
  ownWordsAreShown,
  rowsAreNotCovered,
  whatWillConflictIsAsked,
  whatWaitsGoesOnByItself,
  nobodyIsPutIntoAClosedHousehold,
}

export const invariantsAtRest: Readonly<Record<string, Invariant>> = {
  ...invariantsUnderWay,
  outboxesAreEmpty,
  everyTabletHearsOfARestore,
  chainsVerify,
  groupsAreAtomic,
  groupsComeInTheirOrder,
  heldIsNotOvertaken,
  logReplaysToTables,
  conflictsAreClaims,
  nobodyConflictsWithThemselves,
  whoHasSeenADecisionIsNotAsked,
  nothingIsOverwrittenUnseen,
  noOlderSaveLandsOnANewer,
  whatIsPastWasSeen,
  nobodyIsAskedWhatIsKnown,
  whatWasSettledIsNotHeldAgain,
  nothingIsAppliedTwice,
  nothingIsAppliedOutOfScope,
  everySaveIsAccountedFor,
  tabletsEqualTheCentre,
  heldIsVisible,
  answeredGroupsAreKept,
  whatIsThereIsNotWaitedFor,
  whatTabletsSaveIsReadable,
  unknownUnitsAreKept,
  whatIsAnsweredIsAtTheCentre,
  accountsAgree,
  everyTabletHasCompared,
  noLossIsFoundWhereNoneIs,
  nobodyLivesInARemovedHousehold,
  whoIsInAClosedHouseholdIsWork,
  nobodyIsLostBetweenLeavingAndArriving,
  nobodyIsAliveTwiceUnasked,
}

function findViolation(invariants: Readonly<Record<string, Invariant>>, sight: Sight): Violation | undefined {
  for (const [invariant, holds] of Object.entries(invariants)) {
    const what = holds(sight)
    if (what !== undefined) return { invariant, what }
  }
  return undefined
}

function sightOf(world: World, logs: Sight['logs']): Sight {
  const disks = new Map<SimTablet, DiskContent>()
  const disk = (tablet: SimTablet): DiskContent => {
    const known = disks.get(tablet) ?? readDisk(tablet.disk)
    disks.set(tablet, known)
    return known
  }
  return { world, logs, disk }
}

export const checkUnderWay = (world: World): Violation | undefined =>
  findViolation(invariantsUnderWay, sightOf(world, new Map()))

export const sightAtRest = (world: World): Sight =>
  sightOf(world, new Map(world.communes.map((code) => [code, readLog(world, code)])))

export const checkAtRest = (world: World): Violation | undefined =>
  findViolation(invariantsAtRest, sightAtRest(world))
