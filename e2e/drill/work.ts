/** What officers do between two looks at the centre. */
import type { Random } from '#server/seed/random.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { type DrilledTablet, formOf, removalOf } from './drilled-tablet.ts'

export interface Work {
  /** How often each officer saves. */
  readonly saves: number
  readonly random: Random
  /** Told of each record and unit that was saved. */
  readonly wrote: (id: string, unit: string) => void
}

/** Officers of one commune go to the same few doors, so that they meet. */
const doors = 6

/** By turns, with a network now and then. */
export async function workOn(tablets: readonly DrilledTablet[], work: Work): Promise<void> {
  for (let round = 0; round < work.saves; round += 1)
    for (const tablet of tablets) {
      await saveSomething(tablet, work)
      if (work.random.chance(0.3)) await tablet.sync()
    }
}

async function saveSomething(tablet: DrilledTablet, work: Work): Promise<void> {
  const { random } = work
  const kind = random.weigh([
    ['write', 16],
    ['add', 3],
    ['remove', 1],
  ] as const)
  if (kind === 'add') return addHousehold(tablet, work)
  const { app } = tablet
  const households = [...app.book.get().households()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const household = random.pick(households.slice(0, doors))
  const residents = [...household.residents].sort((a, b) => (a.id < b.id ? -1 : 1))
  const [resident] = residents
  if (resident === undefined) return
  if (kind === 'remove') {
    note(work, resident.id, { ...resident.units, removed: null })
    await app.save(household.id, [removalOf(resident)])
    return
  }
  const wrote = wordOf(random)
  note(work, resident.id, wrote)
  await app.save(household.id, [formOf(resident, wrote)])
}

function wordOf(random: Random): UnitValues {
  const number = random.between(1, 999)
  return random.pick([
    { motherName: `MẸ SỐ ${number}` },
    { birth: `19${random.between(10, 99)}` },
    { spouseName: `VỢ CHỒNG SỐ ${number}` },
  ])
}

async function addHousehold(tablet: DrilledTablet, work: Work): Promise<void> {
  const { app, communes } = tablet
  const commune = work.random.pick(communes)
  const [household, resident] = [app.newRecordId(), app.newRecordId()]
  const none = { kind: 'create', saw: {}, base: {} } as const
  const home = { hamlet: 'Khu phố 1' }
  const person = { household, name: `NGƯỜI SỐ ${work.random.between(1, 999)}`, relation: 'CH' }
  note(work, household, home)
  note(work, resident, person)
  await app.save(
    household,
    [
      { type: 'household', id: household, wrote: home, ...none },
      { type: 'resident', id: resident, wrote: person, ...none },
    ],
    commune,
  )
}

function note({ wrote }: Work, id: string, units: UnitValues): void {
  for (const unit of Object.keys(units)) wrote(id, unit)
}
