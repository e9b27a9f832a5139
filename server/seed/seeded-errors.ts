/**
 * Errors put into sound households on purpose, one a household, so that it is known what the checks have to find. Each is
 * made by breaking one thing; none asks the checks themselves.
 */
import type { CheckCode } from '#shared/checks/check-list.ts'
import * as family from './break-family.ts'
import * as numbers from './break-numbers.ts'
import * as paper from './break-paper.ts'
import * as person from './break-person.ts'
import type { Break } from './breaking.ts'

/** What the checks must find: a rule on a record, a household or a resident. */
export interface SeededError {
  readonly rule: CheckCode
  readonly record: string
  readonly commune: string
}

/** Every rule that looks at one household, with how often it is broken. What takes two is in `people-twice.ts`. */
export const breaks: readonly {
  readonly rule: CheckCode
  readonly weight: number
  readonly make: Break
}[] = [
  { rule: 'NAME_DIACRITIC', weight: 3, make: person.nameWithoutMarks },
  { rule: 'ID_YEAR', weight: 3, make: numbers.anotherYear },
  { rule: 'PARENT_MISSING', weight: 3, make: family.parentMissing },
  { rule: 'ID_SEX', weight: 2, make: numbers.anotherSex },
  { rule: 'ID_FORMAT', weight: 2, make: numbers.anotherLength },
  { rule: 'CMND_FORMAT', weight: 2, make: numbers.anotherCmndLength },
  { rule: 'PARENT_AGE', weight: 2, make: family.childNearlyAsOldAsParent },
  { rule: 'HEAD_COUNT', weight: 2, make: family.headsMissingOrTwo },
  { rule: 'ADDR_CURRENT', weight: 2, make: person.registeredElsewhere },
  { rule: 'ID_PREFIX', weight: 1, make: numbers.unknownPrefix },
  { rule: 'DOB_FUTURE', weight: 1, make: person.bornInTwoYears },
  { rule: 'DOB_AGE', weight: 1, make: person.bornLongAgo },
  { rule: 'HEAD_MINOR', weight: 1, make: person.headIsChild },
  { rule: 'NAME_CASE', weight: 1, make: person.nameInSmallLetters },
  { rule: 'ADDR_UNIT', weight: 1, make: person.communeOfAnotherDistrict },
  { rule: 'SPOUSE_AGE', weight: 1, make: family.marriedTooYoung },
  { rule: 'SPOUSE_LINK', weight: 1, make: family.spouseOfAnother },
  { rule: 'REL_SEX', weight: 1, make: family.wifeWhoIsAMan },
  { rule: 'DEATH_ACTIVE', weight: 1, make: paper.deadAndStillHere },
  { rule: 'BOOK_MISMATCH', weight: 1, make: paper.otherwiseInTheBook },
  { rule: 'NO_SIGNATURE', weight: 1, make: paper.confirmedUnsigned },
  { rule: 'CARD_EXPIRED', weight: 1, make: paper.cardOfLongAgo },
  { rule: 'REL_AGE', weight: 1, make: family.youngerThanItsRelation },
]
