/** Notes what goes over the wire, so that the invariants need not believe either side. */
import { groupIdSchema } from '#shared/ids.ts'
import { type Sent, scopeSince, toldOf, unitKey } from './ledger.ts'
import type { Said, Watch } from './tablet/wire.ts'
import type { World } from './world.ts'

export function watchOf(world: World, device: string, name: string): Watch {
  const { ledger, events } = world
  /** In how manieth life. */
  const spoken = new WeakMap<object, number>()
  const pages = countPages(world)
  return {
    sent: (lines) => {
      ledger.exchanges.set(name, (ledger.exchanges.get(name) ?? 0) + 1)
      for (const line of lines) {
        const id = groupIdSchema.parse(JSON.parse(line).groupId)
        const known: Sent = ledger.sent.get(id) ?? { device, lines: new Map() }
        ledger.sent.set(id, known)
        known.lines.set(name, (known.lines.get(name) ?? new Set()).add(line))
      }
      world.trace(() => `${name} sends ${lines.length} groups`)
    },
    asked: () => {
      const since = events.now()
      return (said) => {
        spoken.set(said.rows, ledger.restores.length)
        noteLeak(world, device, { said, since })
      }
    },
    reads: (commune) => {
      const isTooMany = pages.isTooMany(commune)
      if (isTooMany) ledger.endless.push(`${name} reads ${commune} without end`)
      return !isTooMany
    },
    hurried: () => {
      ledger.hurries.push(`${name} did not wait`)
    },
    delivered: (said) => {
      // of a life that was lost while it was on its way
      if (spoken.get(said.rows) !== ledger.restores.length) return
      const { commune } = said
      const told = toldOf(ledger, name)
      for (const table of Object.values(said.rows))
        table.decided.forEach((decided, index) => {
          for (const [unit, seq] of Object.entries(decided ?? {})) {
            const key = unitKey(table.id[index] ?? '', unit)
            told.set(key, { commune, seq: Math.max(told.get(key)?.seq ?? 0, seq) })
          }
        })
    },
  }
}

/** More than all that a commune has, in pages of one row, read for each of a dozen reasons. */
const mostPages = 1_000

/** How many pages were asked for since the last step: it takes many to read without end. */
function countPages(world: World) {
  let step = world.step
  let counts = new Map<string, number>()
  return {
    isTooMany: (commune: string): boolean => {
      if (step !== world.step) counts = new Map()
      step = world.step
      const count = (counts.get(commune) ?? 0) + 1
      counts.set(commune, count)
      return count > mostPages
    },
  }
}

function noteLeak(
  { ledger }: World,
  device: string,
  { said, since }: { readonly said: Said; readonly since: number },
): void {
  const { rows, flags, commune } = said
  const isEmpty = rows.household.id.length + rows.resident.id.length + flags.length === 0
  const scope = scopeSince(ledger, device, since)
  if (!isEmpty && !scope.has(commune)) ledger.leaks.push(`${device} was shown rows of ${commune}`)
  const stranger = flags.find((flag) => flag.commune !== commune)
  if (stranger !== undefined) ledger.leaks.push(`${device} was shown a flag of ${stranger.commune}`)
}
