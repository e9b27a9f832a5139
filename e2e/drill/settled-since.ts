/** What is put under way before the backup and ended after it: held and settled, in conflict and removed. */
import type { UnitValues } from '#shared/records/unit.ts'
import type { DrilledDesks } from './drilled-desks.ts'
import { type DrilledTablet, formOf, removalOf } from './drilled-tablet.ts'

/** Far from the doors at which everybody works. */
function residentAt({ app }: DrilledTablet, place: number) {
  const households = [...app.book.get().households()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const household = households.at(-1 - place)
  const [resident] = [...(household?.residents ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (household === undefined || resident === undefined) throw new Error('the demo is too small for a drill')
  return { household, resident }
}

async function write(tablet: DrilledTablet, place: number, wrote: UnitValues): Promise<void> {
  const { household, resident } = residentAt(tablet, place)
  await tablet.app.save(household.id, [formOf(resident, wrote)])
}

/** Two saves arrive where their officer does not work: both are held. */
export async function saveOutOfScope(tablet: DrilledTablet, desks: DrilledDesks): Promise<void> {
  await write(tablet, 0, { motherName: 'MẸ BỊ GIỮ' })
  await write(tablet, 1, { motherName: 'MẸ ĐƯỢC NHẬN' })
  await desks.setCommunes(tablet.officer, [])
  await tablet.sync()
  await desks.setCommunes(tablet.officer, tablet.communes)
  await tablet.sync()
}

/** The first is dismissed, the second processed, and their tablet is told. */
export async function settleHeld(
  tablet: DrilledTablet,
  desks: DrilledDesks,
  held: readonly string[],
): Promise<readonly string[]> {
  const [first, second] = held
  if (first === undefined || second === undefined) throw new Error('nothing was held before the backup')
  await desks.dismiss(first)
  await desks.process(second)
  await tablet.sync()
  return [first, second]
}

/** Two officers differ on a resident, whom the one of them removes knowing that. */
export async function differAndRemove(claimant: DrilledTablet, remover: DrilledTablet): Promise<void> {
  for (const tablet of [claimant, remover]) await tablet.sync()
  await write(claimant, 2, { motherName: 'MẸ THEO NGƯỜI NÀY' })
  await write(remover, 2, { motherName: 'MẸ THEO NGƯỜI KIA' })
  for (const tablet of [remover, claimant, remover]) await tablet.sync()
  const { household, resident } = residentAt(remover, 2)
  await remover.app.save(household.id, [removalOf(resident)])
  for (const tablet of [remover, claimant]) await tablet.sync()
}

/** Groups of a tablet that the centre has answered. */
export async function listAnswered({ database }: DrilledTablet): Promise<readonly string[]> {
  const groups = await database.groups.toArray()
  return groups.filter(({ state }) => state === 'applied' || state === 'kept').map(({ groupId }) => groupId)
}
