/**
 * The ledger of the product, which the simulator calls accounts as it has a ledger of its own: what tablets and centre
 * say of each other, held against the tables and the disks themselves.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { GroupState } from '#client/store/database.ts'
import { communeOf } from '../centre/memory-state.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import { ofEach } from './of-each.ts'
import type { Sight } from './sight.ts'

const comparedSchema = z.object({ at: z.number(), lacking: z.array(z.string()) })
type Compared = z.infer<typeof comparedSchema>
const lifeSchema = z.object({ life: z.int().default(0) })

const answeredStates: readonly GroupState[] = ['held', 'dismissed', 'applied', 'kept']

/** By group: its household and the hash of its line. */
function answeredOf({ disk }: Sight, tablet: SimTablet): Map<string, string> {
  const answered = disk(tablet).groups.filter(({ state }) => answeredStates.includes(state))
  return new Map(
    answered.map(({ id, line, group }) => [
      id,
      `${group.household} ${createHash('sha256').update(line).digest('hex')}`,
    ]),
  )
}

/** What is answered is there, at the same door and to the byte. */
export const whatIsAnsweredIsAtTheCentre = ofEach((sight, tablet) => {
  const there = new Set<string>()
  for (const code of sight.world.communes)
    for (const { id, device, household, hash } of communeOf(sight.world.tables, code).groups.values())
      if (device === tablet.device) there.add(`${id} ${household} ${hash}`)
  for (const [id, what] of answeredOf(sight, tablet))
    if (!there.has(`${id} ${what}`)) return `${id.slice(-4)} was answered, and the centre has it not`
  return undefined
})

const comparedOf = ({ disk }: SimTablet): Compared | undefined =>
  [...disk.tables.meta.rows.values()].flatMap(({ name, value }) =>
    name === 'ledger' ? [comparedSchema.parse(value)] : [],
  )[0]

/** Nobody is told that the centre lacks what it has, and what the desks are told of a tablet is so. */
export const accountsAgree = ofEach(({ world }, tablet) => {
  const lacking = comparedOf(tablet)?.lacking ?? []
  if (lacking.length > 0) return `is told that the centre lacks ${lacking.length} households`
  // a storage of another day knows less than the centre
  if (world.ledger.putBack.has(tablet.device)) return undefined
  const found = world.tables.ledgers.get(tablet.device) ?? []
  // a question that came a second time, or late, is of a while ago: then the centre has more
  const wrong = found.find(({ agrees, here, groups }) => (here === groups) !== agrees || here < groups)
  return wrong === undefined
    ? undefined
    : `${wrong.commune} has ${wrong.here} of the ${wrong.groups} saves that were answered`
})

/** Whoever has something at the centre has compared by the time that everything is at rest. */
export const everyTabletHasCompared = ofEach((sight, tablet) =>
  !tablet.isOld && answeredOf(sight, tablet).size > 0 && comparedOf(tablet) === undefined
    ? 'has never compared its saves with the centre'
    : undefined,
)

/** A tablet takes no centre for a restored one that was not: one life it hears of at first, one more after each restore. */
export const noLossIsFoundWhereNoneIs = ofEach(({ world }, tablet) => {
  const device = [...tablet.disk.tables.meta.rows.values()].find(({ name }) => name === 'device')
  const { life } = lifeSchema.parse(device?.value ?? {})
  const most = 1 + world.ledger.restores.length
  return life > most ? `has known ${life} lives of the centre, which has had ${most}` : undefined
})
