/** As `read_around`: the records, the households that they are in, all members of those, and their flags. */
import type { HeldGroup } from '#server/store/stored-group.ts'
import type { DeviceId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type CommuneTables, type LogHeld, rowKeyOf } from './memory-state.ts'

export interface Around {
  readonly rows: readonly Row[]
  readonly flags: readonly Flag[]
}

export interface Asked {
  readonly households: readonly RecordId[]
  readonly residents: readonly RecordId[]
}

const nothing: Around = { rows: [], flags: [] }

export function readAround({ rows, flags }: CommuneTables, asked: Asked): Around {
  const found = asked.residents.flatMap((id) => rows.get(rowKeyOf('resident', id)) ?? [])
  const ids = new Set<string>(asked.households)
  for (const { units } of found) if (typeof units.household === 'string') ids.add(units.household)
  const households = [...ids].flatMap((id) => rows.get(rowKeyOf('household', id)) ?? [])
  if (found.length === 0 && households.length === 0) return nothing
  const homes = new Set<unknown>(households.map(({ id }) => id))
  const members = [...rows.values()].filter(
    (row) => row.type === 'resident' && homes.has(row.units.household),
  )
  const around = [...households, ...new Set([...found, ...members])]
  const named = new Set(around.map(({ id }) => id))
  return {
    rows: around,
    flags: [...flags.values()]
      .filter(({ recordId, state }) => named.has(recordId) && (state === 'open' || state === 'dismissed'))
      .sort((a, b) => a.seq - b.seq),
  }
}

/** As `open_held_of_device`. */
export function listOpenHeld(commune: CommuneTables, device: DeviceId): HeldGroup[] {
  return [...commune.held.values()]
    .filter((held) => held.device === device && held.state === 'held')
    .sort((a, b) => a.arrival - b.arrival)
    .map((held) => heldFrom(commune, held))
}

function heldFrom({ rows }: CommuneTables, held: LogHeld): HeldGroup {
  const { id, hash, arrival, records, problem, waitsFor } = held
  const comeBy =
    waitsFor !== null &&
    (rows.has(rowKeyOf('household', waitsFor)) || rows.has(rowKeyOf('resident', waitsFor)))
  return { id, hash, arrival, records, code: problem.code, comeBy }
}
