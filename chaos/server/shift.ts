/** New tablets in communes where nobody has worked: what has to be read and looked at stays small. */
import type pg from 'pg'
import { type Random, randomFromSeed } from '#server/seed/random.ts'
import { type CommuneCode, communeCode } from '#shared/ids.ts'
import type { ChaosCentre } from '../centre/chaos-centre.ts'
import { enrolTablet, openNodeTablet } from '../tablet/node-tablet.ts'
import { createOfficer, type Officer, type Told, toldTo } from '../tablet/officer.ts'
import { type Log, newLog } from './read-log.ts'

const communesOfShift = 4
/** They meet on the same people. */
const tabletsOfCommune = 2

export interface Shift {
  readonly logs: readonly Log[]
  readonly officers: readonly Officer[]
}

export interface Shifts {
  /** The tablets of the last round, or new ones. */
  ofNextRound(): Promise<Shift>
  /** The next round is the first of another shift. */
  layAside(): void
  /** What all tablets that were laid aside were told. */
  readonly told: readonly Told[]
}

export interface ShiftOptions {
  readonly centre: ChaosCentre
  readonly random: Random
  /** Of one shift. */
  readonly rounds: number
}

export function createShifts({ centre, random, rounds }: ShiftOptions): Shifts {
  const told: Told[] = []
  let shift: Shift | undefined
  let opened = 0
  let left = rounds
  const layAside = (): void => {
    for (const officer of shift?.officers ?? []) {
      told.push(toldTo(officer))
      officer.tablet.end()
    }
    shift = undefined
    left = rounds
  }
  return {
    ofNextRound: async () => {
      if (left === 0) layAside()
      left -= 1
      if (shift === undefined) {
        shift = await openShift(centre, random, opened)
        opened += 1
      }
      return shift
    },
    ...{ layAside, told },
  }
}

async function openShift(centre: ChaosCentre, random: Random, number: number): Promise<Shift> {
  const { communes, enrolled } = await centre.look(async (owner) => {
    const communes = await listCommunes(owner, number)
    const enrolled = []
    for (const commune of communes)
      for (let count = 0; count < tabletsOfCommune; count += 1)
        enrolled.push(await enrolTablet(owner, commune))
    return { communes, enrolled }
  })
  const { origin } = centre
  const officers = await Promise.all(
    enrolled.map(async (one) => {
      const chance = () => random.next()
      const tablet = await openNodeTablet({ origin, enrolled: one, speed: 20, timeoutMs: 15_000, chance })
      return createOfficer(tablet, randomFromSeed(`${one.device}/${random.next()}`))
    }),
  )
  return { logs: communes.map(newLog), officers }
}

async function listCommunes(owner: pg.Pool, number: number): Promise<readonly CommuneCode[]> {
  const { rows } = await owner.query<{ code: string }>(
    `select code from area where level = 'commune' and valid_to is null
     order by code offset $1 limit $2`,
    [number * communesOfShift, communesOfShift],
  )
  if (rows.length < communesOfShift) throw new Error('there are no communes left to work in')
  return rows.map(({ code }) => communeCode(code))
}
