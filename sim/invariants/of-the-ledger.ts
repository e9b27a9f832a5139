/** Promises to people: what they saved is accounted for, and nothing is written over that its writer had not seen. */
import { type Attempt, findTwin, mayHaveSaid, scopeSince } from '../ledger.ts'
import type { Author, UnitWrite } from '../oracle/model.ts'
import type { Arrived } from '../oracle/read-log.ts'
import { isSame } from '../oracle/values.ts'
import type { Invariant, Sight } from './sight.ts'

export const nothingCrashes: Invariant = ({ world }) => world.ledger.crashes[0]

export const tabletsWaitAsAsked: Invariant = ({ world }) => world.ledger.hurries[0]

export const tabletsReadToAnEnd: Invariant = ({ world }) => world.ledger.endless[0]

/** It does not wait for the tablet to ask. */
export const whatWaitsGoesOnByItself: Invariant = ({ world }) => world.ledger.leftBehind[0]

export const nobodyIsAskedAgain: Invariant = ({ world }) => world.ledger.askedAgain[0]

export const onlyWhatIsOverIsPruned: Invariant = ({ world }) => world.ledger.wronglyPruned[0]

export const nothingIsSavedOutOfScope: Invariant = ({ world }) => world.ledger.strays[0]

export const nothingIsSavedUnseen: Invariant = ({ world }) => world.ledger.blindSaves[0]

export const nobodyReadsOutOfScope: Invariant = ({ world }) => world.ledger.leaks[0]

export const sentBytesNeverChange: Invariant = ({ world }) => {
  for (const [id, { device, lines }] of world.ledger.sent)
    for (const [name, own] of lines)
      if (own.size > 1 && !world.ledger.putBack.has(device))
        return `${name} sent ${id.slice(-4)} with ${own.size} contents`
  return undefined
}

const arrivedOf = ({ logs }: Sight): readonly Arrived[] =>
  [...logs.values()].flatMap(({ arrived }) => arrived)

/** A word of one person on one unit, as they said it. */
interface Word {
  readonly attempt: Attempt
  readonly saw: UnitWrite['saw']
  readonly wrote: UnitWrite['wrote']
  readonly knew: number
  readonly shownAt: number
}

interface Said {
  /** Without a group: at any of two live copies. */
  readonly by: Pick<Author, 'device'> & Partial<Pick<Author, 'group'>>
  readonly id: string
  readonly unit: string
}

/** What an officer said on a unit at the tablet that sent the group, in order. */
function wordsOn({ world: { ledger } }: Sight, { by, id, unit }: Said): Word[] {
  const mayHave = mayHaveSaid(ledger, by)
  return ledger.attempts
    .filter((attempt) => attempt.outcome !== 'not-saved' && mayHave(attempt))
    .flatMap((attempt) =>
      attempt.edits
        .filter((edit) => edit.id === id && Object.hasOwn(edit.wrote, unit))
        .map((edit) => ({
          attempt,
          saw: edit.saw[unit] ?? null,
          wrote: edit.wrote[unit] ?? null,
          knew: edit.knew[unit] ?? 0,
          shownAt: edit.shownAt[unit] ?? 0,
        })),
    )
}

export const nothingIsOverwrittenUnseen: Invariant = (sight) => {
  for (const { story } of sight.logs.values())
    for (const write of story.writes) {
      const what = write.by.isDesk ? blindDecision(sight, write) : blindWrite(sight, write)
      if (what !== undefined) return what
    }
  return undefined
}

/** Who saw a decision when they wrote may write over it, and is asked about nothing. */
export const whoHasSeenADecisionIsNotAsked: Invariant = (sight) => {
  for (const { story } of sight.logs.values())
    for (const { id, unit, saw, wrote, now, by, decidedAt, replay } of story.conflicts) {
      if (!isSame(now, saw) || by.isDesk || replay !== undefined) continue
      const words = wordsOn(sight, { by, id, unit })
      const last = words.findLastIndex((word) => isSame(word.wrote, wrote))
      const meant = words.slice(0, last + 1).filter((word) => isSame(word.saw, saw))
      if (meant.length > 0 && meant.every(({ shownAt }) => shownAt >= decidedAt))
        return `${JSON.stringify(wrote)} on ${unit} of ${id.slice(-4)} was written over a decision that was displayed, and is asked about`
    }
  return undefined
}

function blindWrite(sight: Sight, { id, unit, saw, wrote, by, decidedAt }: UnitWrite): string | undefined {
  const words = wordsOn(sight, { by, id, unit })
  const last = words.findLastIndex((word) => isSame(word.wrote, wrote))
  const first = words.slice(0, last + 1).filter((word) => isSame(word.saw, saw))
  const what = `${JSON.stringify(saw)} → ${JSON.stringify(wrote)} on ${unit} of ${id.slice(-4)}`
  if (first.length === 0) return `${what}: no form of that tablet displayed the value that was overwritten`
  if (first.some(({ knew }) => knew >= decidedAt)) return undefined
  return `${what}: a decision was overwritten of which the tablet had not been told`
}

function blindDecision({ world, logs }: Sight, { id, unit, saw, by }: UnitWrite): string | undefined {
  const look = world.ledger.decisions.find(({ group }) => group === by.group)
  if (look === undefined) return `the desk never decided ${by.group}`
  if (!isSame(look.shown[unit], saw))
    return `a decision on ${unit} of ${id.slice(-4)} over what no desk showed`
  if (look.flag === undefined) return undefined
  for (const { story } of logs.values()) {
    const claims = story.claimsAtDecision.get(by.group)
    const unseen = claims?.find(
      (claim) => !look.claims.some((seen) => seen.by === claim.by && isSame(seen.wrote, claim.wrote)),
    )
    if (unseen !== undefined) return `a decision closed a claim of ${unseen.by} that no desk showed`
  }
  return undefined
}

/** As often as a person said it, at most, and each group once. */
export const nothingIsAppliedTwice: Invariant = (sight) => {
  const groups = new Set<string>()
  const said = new Map<string, number>()
  const { ledger } = sight.world
  for (const { stored, group, by, commune, isAppliedAtOnce } of arrivedOf(sight)) {
    if (by.isDesk || stored.outcome !== 'applied') continue
    // What another storage of the tablet sends again with more in it is held, until a person looks at it.
    const isOfOther = ledger.putBack.has(by.device) || findTwin(ledger, by.device) !== undefined
    if (isOfOther && !isAppliedAtOnce) continue
    if (groups.has(`${commune} ${stored.id}`)) return `${stored.id.slice(-4)} was applied with two contents`
    groups.add(`${commune} ${stored.id}`)
    for (const { id, wrote } of group?.changes ?? [])
      for (const [unit, value] of Object.entries(wrote ?? {})) {
        const key = JSON.stringify([by.device, id, unit, value])
        const count = (said.get(key) ?? 0) + 1
        said.set(key, count)
        const words = wordsOn(sight, { by: { device: by.device }, id, unit }).filter((word) =>
          isSame(word.wrote, value),
        )
        if (by.user !== 'seed' && count > words.length)
          return `${JSON.stringify(value)} on ${unit} of ${id.slice(-4)} was applied more often than it was said`
      }
  }
  return undefined
}

/** What is written was judged upon a scope that was read one statement before. */
export const nothingIsAppliedOutOfScope: Invariant = (sight) => {
  const { ledger, swarm } = sight.world
  for (const { by, chain, commune, isAppliedAtOnce, stored } of arrivedOf(sight)) {
    if (by.isDesk || !isAppliedAtOnce) continue
    const at = (ledger.arrivedAt.get(chain) ?? 0) - swarm.server.slowness
    if (!scopeSince(ledger, by.device, at).has(commune))
      return `${stored.id.slice(-4)} was applied in ${commune}, where its officer does not work`
  }
  return undefined
}
