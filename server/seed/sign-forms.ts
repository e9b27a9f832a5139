/** Forms that were signed: declared, confirmed by the officer, approved, and some changed since, so that they are to be signed again. */
import { createHash } from 'node:crypto'
import { isPresent, type Standing } from '#shared/events/standing.ts'
import { type Form, type Step, signOffBy, steps } from '#shared/forms/sign-off.ts'
import { textFromStrokes } from '#shared/forms/strokes.ts'
import { latestDay, yearsBetween } from '#shared/records/partial-date.ts'
import { type Relative, relativeOf } from '#shared/records/relatives.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { type SyntheticHousehold, type SyntheticResident, trialPrefix } from './generate-household.ts'
import { type LaterSave, laterSave } from './later-save.ts'
import type { Random } from './random.ts'
import { seedUsername } from './seed-device.ts'

const signOff = signOffBy((text) => createHash('sha256').update(text).digest('hex'))

export interface Signing {
  readonly random: Random
  readonly commune: string
  readonly sound: readonly SyntheticHousehold[]
  readonly count: number
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** How far a household has come, one after the other. */
const ways: readonly { readonly last: Step; readonly changed?: true }[] = [
  { last: 'approved' },
  { last: 'approved', changed: true },
  { last: 'confirmed' },
  { last: 'declared' },
]

export function signForms(signing: Signing): {
  readonly saves: readonly LaterSave[]
  /** Households of which no form was signed. */
  readonly rest: readonly SyntheticHousehold[]
} {
  const signed = signing.sound.slice(0, signing.count)
  const saves = signed.flatMap((household, turn) => {
    const { last, changed } = ways[turn % ways.length] ?? { last: 'declared' }
    const taken = household.residents
      .filter(isPresent)
      .flatMap((resident) => signOne(signing, { household, resident, last }))
    return changed === undefined ? taken : [...taken, anotherBook(signing, household, turn)]
  })
  return { saves, rest: signing.sound.slice(signing.count) }
}

interface Signed {
  readonly household: SyntheticHousehold
  readonly resident: SyntheticResident
  readonly last: Step
}

/** Each step is a save of its own. */
function signOne(signing: Signing, { household, resident, last }: Signed): LaterSave[] {
  const { commune, today } = signing
  const at = timeAfter(household, today)
  const stamp = { on: at.slice(0, 10), by: seedUsername }
  const { residents } = household
  const head = residents.find(({ units }) => units.relation === 'CH')
  let standing: Standing = resident
  return steps.slice(0, steps.indexOf(last) + 1).map((step) => {
    const form: Form = {
      units: standing.units,
      household: { commune, units: household.units, head, residents },
    }
    const written: Record<Step, () => UnitValues> = {
      declared: () => signOff.declare(form, { ...declarationOf(signing, household, resident), on: stamp.on }),
      confirmed: () => signOff.confirm(standing.units, stamp),
      approved: () => signOff.approve(standing.units, stamp),
    }
    const wrote = written[step]()
    const save = laterSave({
      ...{ household: household.id, what: `${step}/${resident.id}`, madeAt: at },
      ...{ changes: [{ type: 'resident', id: resident.id, kind: 'edit', wrote }], shown: [standing] },
    })
    standing = { id: resident.id, units: { ...standing.units, ...wrote } }
    return save
  })
}

const day = 24 * 60 * 60 * 1000

/** The day after the first visit, and never one that is still to come. */
const timeAfter = ({ madeAt }: SyntheticHousehold, today: string): string =>
  new Date(Math.min(Date.parse(madeAt) + day, Date.parse(`${today}T01:00:00Z`))).toISOString()

const ofAge = 18
const speakers: readonly Relative[] = ['representative', 'father', 'mother']

/** Of a child, whoever speaks for it; of some who are old, a witness. */
function declarationOf(
  { random, today }: Signing,
  household: SyntheticHousehold,
  { units }: SyntheticResident,
): { how: 'signed' | 'witness'; name: string; strokes: string | null } {
  const find = (id: string) => household.residents.find((one) => one.id === id)?.units
  const age = yearsBetween(latestDay(units.birth ?? today), today)
  const own = units.name ?? ''
  const names = age >= ofAge ? [own] : speakers.map((relative) => relativeOf(units, relative, find).name)
  const witness = household.residents.find((one) => one.units.name !== own)?.units.name
  if (age > 75 && witness != null && random.chance(0.5))
    return { how: 'witness', name: witness, strokes: null }
  const name = names.find((each) => each !== null) ?? own
  return { how: 'signed', name, strokes: drawStrokes(random) }
}

const drawStrokes = (random: Random): string | null =>
  textFromStrokes([
    Array.from({ length: 8 }, (_, step) => ({
      x: 150 + step * 80 + random.between(-30, 30),
      y: 200 + random.between(-120, 120),
    })),
  ])

/** The household got another book after it had signed. */
function anotherBook({ commune, today }: Signing, household: SyntheticHousehold, turn: number): LaterSave {
  const bookNumber = `${trialPrefix}${commune}B${String(turn).padStart(3, '0')}`
  return laterSave({
    ...{ household: household.id, what: 'book', madeAt: timeAfter(household, today) },
    changes: [{ type: 'household', id: household.id, kind: 'edit', wrote: { bookNumber } }],
    shown: [household],
  })
}
