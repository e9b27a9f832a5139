/**
 * Errors that nobody foresaw, put into the midst of the intake: in the judgement of one group, where the others must go
 * on, and in the checks around a household, where the whole batch is held. Nothing of what was sent may be lost by them.
 */
import type { CommuneWrite } from '#server/store/write-commune.ts'
import { checkHousehold } from '#shared/checks/check-household.ts'
import type { Random } from '../random.ts'

export class Mishap extends Error {
  override readonly name = 'Mishap'
}

export interface Mishaps {
  /** Of one new claim. */
  chance: number
  /** Households at which the checks fail. */
  readonly sick: Set<string>
  /** A judgement begins. */
  begins(): void
  newId(next: () => string): string
  readonly checkHousehold: typeof checkHousehold
  /** What is wrong with a write: more was held than there were errors. */
  blame(write: CommuneWrite): string | undefined
  /** It was not written, and comes again with the same errors behind it. */
  refused(write: CommuneWrite): void
}

export function createMishaps(random: Random): Mishaps {
  let isChecking = false
  let inGroups = 0
  let inChecks = 0
  const mishaps: Mishaps = {
    chance: 0,
    sick: new Set(),
    begins: () => {
      isChecking = false
      inGroups = 0
    },
    newId: (next) => {
      if (!isChecking && random.happens(mishaps.chance)) {
        inGroups += 1
        throw new Mishap('a group cannot be judged')
      }
      return next()
    },
    checkHousehold: (household, residents, today) => {
      isChecking = true
      if (mishaps.sick.has(household.id)) {
        inChecks += 1
        throw new Mishap('a household cannot be checked')
      }
      return checkHousehold(household, residents, today)
    },
    blame: ({ groups }) => {
      const held = countUnexpected(groups)
      const isExplained = held <= inGroups || inChecks > 0
      // each failed check holds one batch, and two may be under way
      if (held > 0) inChecks = Math.max(0, inChecks - 1)
      return isExplained ? undefined : `${inGroups} errors held ${held} groups`
    },
    refused: ({ groups }) => {
      if (countUnexpected(groups) > 0) inChecks += 1
    },
  }
  return mishaps
}

const countUnexpected = (groups: CommuneWrite['groups']): number =>
  groups.filter(({ outcome, problem }) => outcome === 'held' && problem?.code === 'unexpected').length
