/** Promises about people over all communes, once the checks over the database have run: nobody twice, nobody lost. */
import { isLivedInThoughClosed } from '#shared/events/closed-household.ts'
import { type CommuneCode, recordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import { isRevoked, scopeOf } from '../administration.ts'
import { type CommuneTables, communeOf, type MoveHalf, rowKeyOf } from '../centre/memory-state.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { World } from '../world.ts'
import type { Invariant } from './sight.ts'

const isPresent = ({ removedAt, units }: Row): boolean => removedAt === null && (units.left ?? null) === null
const residentsOf = ({ rows }: CommuneTables): readonly Row[] =>
  [...rows.values()].filter(({ type }) => type === 'resident')

const isWorkedOff = ({ tables }: World): boolean => tables.moveQueue.length + tables.checks.length === 0

export const nobodyLivesInARemovedHousehold: Invariant = ({ world }) => {
  for (const code of world.communes) {
    const commune = communeOf(world.tables, code)
    for (const { id, removedAt, units } of residentsOf(commune)) {
      if (removedAt !== null || typeof units.household !== 'string') continue
      const household = commune.rows.get(rowKeyOf('household', units.household))
      if (household === undefined || household.removedAt !== null)
        return `${id.slice(-4)} is in a household that is not there`
    }
  }
  return undefined
}

export const nobodyIsPutIntoAClosedHousehold: Invariant = ({ world }) => world.ledger.inClosed[0]

/** Two tablets that know nothing of each other leave somebody in a closed household: then every tablet that has it says so. */
export const whoIsInAClosedHouseholdIsWork: Invariant = ({ world }) => {
  for (const code of world.communes) {
    const commune = communeOf(world.tables, code)
    const homes = new Set(
      residentsOf(commune)
        .filter(isPresent)
        .map(({ units }) => units.household),
    )
    for (const { type, id, removedAt, units } of commune.rows.values()) {
      if (type !== 'household' || removedAt !== null || (units.closed ?? null) === null || !homes.has(id))
        continue
      const silent = tabletsWith(world, code).find(({ tabs }) => tabs.some((tab) => isSilent(tab, id)))
      if (silent !== undefined)
        return `${silent.name} does not say that somebody is in ${id.slice(-4)}, which is closed`
    }
  }
  return undefined
}

const tabletsWith = (world: World, code: CommuneCode): readonly SimTablet[] =>
  world.tablets.filter(
    ({ device, mayLag }) => !mayLag && !isRevoked(world, device) && scopeOf(world, device).includes(code),
  )

/** Where the officer's own words lie over it, it is as they say. */
function isSilent({ open }: SimTablet['tabs'][number], household: string): boolean {
  const view = open?.book.get().findHousehold(recordId(household))
  return view !== undefined && view.wholeState === 'received' && !isLivedInThoughClosed(view)
}

/** Whoever has left is on the way or was met; whoever has come is known with where they come from. */
export const nobodyIsLostBetweenLeavingAndArriving: Invariant = ({ world }) => {
  if (!isWorkedOff(world)) return undefined
  const { moves } = world.tables
  for (const code of world.communes)
    for (const row of residentsOf(communeOf(world.tables, code))) {
      const halves = moves.filter(({ commune, resident }) => commune === code && resident === row.id)
      for (const [side, tells] of [
        ['left', hasLeft(row)],
        ['arrived', hasArrived(row)],
      ] as const)
        if (halves.some((half) => half.side === side) !== tells)
          return `${row.id.slice(-4)} ${tells ? 'is on no list of those who' : 'is listed and never'} ${side}`
    }
  return moves.map((half) => partnerFault(moves, half)).find((fault) => fault !== undefined)
}

const hasLeft = ({ removedAt, units: { left } }: Row): boolean =>
  removedAt === null && typeof left === 'object' && left?.why === 'moved'
const hasArrived = ({ removedAt, units: { movedFrom } }: Row): boolean =>
  removedAt === null && typeof movedFrom === 'object' && (movedFrom?.commune ?? null) !== null

/** Two halves know each other, and are two sides of one move. */
function partnerFault(moves: readonly MoveHalf[], half: MoveHalf): string | undefined {
  if (half.other === null) return undefined
  const { commune, resident } = half.other
  const partner = moves.find(
    (one) => one.commune === commune && one.resident === resident && one.side !== half.side,
  )
  return partner?.other?.resident === half.resident && partner.other.commune === half.commune
    ? undefined
    : `${half.resident.slice(-4)} has met somebody who has not met them`
}

/** Whoever was seen to arrive, and stands as present where they came from, is asked about there. */
export const nobodyIsAliveTwiceUnasked: Invariant = ({ world }) => {
  if (!isWorkedOff(world)) return undefined
  for (const { side, other, leftCommune, idNumber, commune, resident } of world.tables.moves) {
    if (side !== 'arrived' || other !== null || idNumber === null) continue
    const code = world.communes.find((each) => each === leftCommune)
    if (code === undefined) continue
    const old = communeOf(world.tables, code)
    const stands = residentsOf(old).find(
      (row) =>
        isPresent(row) && row.units.idNumber === idNumber && !(code === commune && row.id === resident),
    )
    if (stands !== undefined && !isAsked(old, stands))
      return `${stands.id.slice(-4)} arrived elsewhere, and nobody is asked`
  }
  return undefined
}

const isAsked = ({ flags }: CommuneTables, { id }: Row): boolean =>
  [...flags.values()].some(
    ({ recordId, rule, state }) =>
      recordId === id && rule === 'ARRIVED_ELSEWHERE' && (state === 'open' || state === 'dismissed'),
  )
