/**
 * The promise to whoever was shown "saved": the word is applied, or its own author put another in its place before it
 * went, or it is a question for a person, or it is held where a person sees it, or a person has dismissed it.
 */
import { isRevoked } from '../administration.ts'
import { communeOf, groupKeyOf, rowKeyOf } from '../centre/memory-state.ts'
import { type Attempt, type EditSeen, findTwin, unitKey } from '../ledger.ts'
import type { Arrived } from '../oracle/read-log.ts'
import { isSame } from '../oracle/values.ts'
import { saidBy } from '../steps/carriers.ts'
import type { World } from '../world.ts'
import type { Invariant, Sight } from './sight.ts'

/** Of one save what it said on one unit of one record. */
interface Word {
  readonly attempt: Attempt
  readonly edit: EditSeen
  readonly unit: string
  readonly value: EditSeen['wrote'][string] | null
}

/** What was shown as saved stands on the disk at once, in a group or because it stood there before. */
export const whatIsSavedIsOnTheDisk: Invariant = ({ world }) => world.ledger.nowhere[0]

export const everySaveIsAccountedFor: Invariant = (sight) => {
  const arrived = new Map<string, Arrived[]>()
  for (const { arrived: all } of sight.logs.values())
    for (const one of all) arrived.set(one.stored.id, [...(arrived.get(one.stored.id) ?? []), one])
  for (const attempt of sight.world.ledger.attempts) {
    if (attempt.outcome !== 'saved') continue
    for (const edit of attempt.edits)
      for (const [unit, value] of saidBy(edit)) {
        const word = { attempt, edit, unit, value }
        const group = attempt.carriers?.get(unitKey(edit.id, unit))
        const what = group === null ? undefined : findLoss(sight, word, arrived.get(group ?? '') ?? [])
        if (what !== undefined)
          return `${JSON.stringify(value)} on ${unit} of ${edit.id.slice(-4)}, saved at step ${attempt.step}, ${what}`
      }
  }
  return undefined
}

/** What is wrong with what became of it; `undefined` when it is accounted for. */
function findLoss(sight: Sight, word: Word, arrived: readonly Arrived[]): string | undefined {
  const here = arrived.filter(({ group }) => says(group, word))
  // the other machine may say it still, where this one has taken it back
  const isTwinned = findTwin(sight.world.ledger, word.attempt.device) !== undefined
  if (here.length === 0 || (isTwinned && isSuperseded(sight, word)))
    return isSuperseded(sight, word) ? undefined : 'is lost'
  const wrongs = here.map((one) => wrongIn(sight, word, one))
  return wrongs.includes(undefined) ? undefined : wrongs[0]
}

function says(group: Arrived['group'], { edit, unit, value }: Word): boolean {
  return (group?.changes ?? []).some(({ id, kind, wrote }) => {
    if (id !== edit.id) return false
    return edit.kind === 'remove'
      ? kind === 'remove'
      : Object.hasOwn(wrote ?? {}, unit) && isSame(wrote?.[unit], value)
  })
}

/** By a later word of the same tablet on the same unit: one that went in the same group, or took it back. */
function isSuperseded({ world }: Sight, { attempt, edit, unit }: Word): boolean {
  const key = unitKey(edit.id, unit)
  const group = attempt.carriers?.get(key)
  return world.ledger.attempts.some((later) => {
    if (later.tablet !== attempt.tablet || later.number <= attempt.number || later.outcome === 'not-saved')
      return false
    if (!later.edits.some((one) => one.id === edit.id && saidBy(one).some(([name]) => name === unit)))
      return false
    const into = later.carriers?.get(key)
    // of one that was cut off nobody knows where it went
    if (into === undefined || into === null || group === undefined || group === null) return true
    return into === group || isBefore(world, attempt.tablet, [into, group])
  })
}

/** Whoever puts back what an older group says takes it out of the newer one. */
function isBefore({ ledger }: World, tablet: string, [one, other]: readonly [string, string]): boolean {
  const [at, behind] = [one, other].map((group) => ledger.places.get(`${tablet} ${group}`) ?? 0)
  return (at ?? 0) < (behind ?? 0)
}

function wrongIn(sight: Sight, word: Word, { stored, commune: code }: Arrived): string | undefined {
  const { ledger, tables } = sight.world
  if (stored.outcome === 'applied') return wrongInTables(sight, word, code, stored.id)
  if (stored.outcome === 'dismissed')
    return ledger.dismissed.has(stored.id) ? undefined : 'was dismissed by nobody'
  const held = communeOf(tables, code).held.get(groupKeyOf(stored))
  if (held?.state !== 'held') return 'is held, and in no queue'
  const tablet = sight.world.tablets.find(({ name }) => name === word.attempt.tablet)
  const own = tablet && sight.disk(tablet).groups.find(({ id }) => id === stored.id)
  const isTold =
    tablet === undefined || own === undefined || own.state === 'held' || isRevoked(sight.world, tablet.device)
  return isTold ? undefined : `is held, and its officer sees it as ${own.state}`
}

function wrongInTables(
  { world, logs }: Sight,
  { edit, unit }: Word,
  code: Arrived['commune'],
  group: string,
): string | undefined {
  const story = logs.get(code)?.story
  if (edit.kind === 'remove') {
    const isGone = story?.rows.get(rowKeyOf(edit.type, edit.id))?.removed ?? true
    return isGone ? undefined : 'is called applied, and the record is there'
  }
  const said = story?.words.findLast((one) => one.group === group && one.id === edit.id && one.unit === unit)
  if (said === undefined) return 'is called applied, and nothing was'
  return said.fate !== 'conflict' || isAsked(world, code, { edit, unit })
    ? undefined
    : 'met another value, and nobody is asked'
}

/** By a question that is open, or was closed since. */
function isAsked(
  { tables, ledger }: Sight['world'],
  code: Arrived['commune'],
  { edit, unit }: Pick<Word, 'edit' | 'unit'>,
) {
  const { flags, batches } = communeOf(tables, code)
  const pruned = batches.flatMap(({ chain }) => [...(ledger.pruned.get(chain)?.flags.values() ?? [])])
  return [...flags.values(), ...pruned].some(
    ({ kind, recordId, unit: of }) => kind === 'conflict' && recordId === edit.id && of === unit,
  )
}
