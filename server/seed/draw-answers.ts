/** What is told of one event at a door: whom it is about and what is answered, or nothing where it cannot have happened. */
import type { EventKind } from '#shared/codes/event-kinds.ts'
import type { Sex } from '#shared/codes/sex.ts'
import type { Answers } from '#shared/events/answers.ts'
import { findSpouse } from '#shared/events/family.ts'
import { isHead, partsOf, type Standing, textOf, unitOf } from '#shared/events/standing.ts'
import { trialPrefix } from './generate-household.ts'
import { type Drawn, type Scene, surnameOf } from './scene.ts'

type Given = Answers['given']
type Draw = (scene: Scene) => Drawn | undefined

const of = (about: readonly (Standing | undefined)[], given: Given): Drawn | undefined =>
  about.some((each) => each === undefined)
    ? undefined
    : { about: about.flatMap((each) => each?.id ?? []), given }

const yearOf = (resident: Standing): number => Number(textOf(resident, 'birth')?.slice(0, 4))
const ageOf = ({ on }: Scene, resident: Standing): number => Number(on.slice(0, 4)) - yearOf(resident)
const isAged = (scene: Scene, from: number, until: number) => (resident: Standing) =>
  ageOf(scene, resident) >= from && ageOf(scene, resident) <= until
const isAt = (resident: Standing): boolean => unitOf(resident, 'absence') === null

/** Somebody who is not the head, of an age. */
const findOther = (scene: Scene, from: number, until: number): Standing | undefined =>
  scene.present.find((each) => !isHead(each) && isAged(scene, from, until)(each))

/** Whoever is of age and oldest, of those who stay. */
const nextHead = (scene: Scene, going: Standing): Given => {
  if (!isHead(going)) return {}
  const [head] = scene.present
    .filter((each) => each.id !== going.id && isAged(scene, 20, 85)(each))
    .sort((a, b) => yearOf(a) - yearOf(b))
  return head === undefined ? {} : { head: head.id }
}

const birth: Draw = (scene) => {
  const { random, present, numbers, province, on } = scene
  const mother = present.find((each) => unitOf(each, 'sex') === '2' && isAged(scene, 20, 40)(each))
  const father = mother === undefined ? undefined : findSpouse(mother, present)
  const surname = father === undefined ? undefined : surnameOf(father)
  if (mother === undefined || father === undefined || surname === undefined) return undefined
  const sex: Sex = random.chance(0.52) ? '1' : '2'
  const isChild = [mother, father].some(isHead)
  const idNumber = numbers.drawIdNumber(random, { province, sex, year: Number(on.slice(0, 4)) })
  return of([], {
    ...{ name: scene.drawName(sex, surname), sex, relation: isChild ? 'CON' : 'CHAU' },
    ...{ mother: mother.id, father: father.id },
    ...(random.chance(0.7) ? { idNumber } : {}),
  })
}

const death: Draw = (scene) => {
  const dead = scene.present.find(isAged(scene, 68, 100))
  return dead === undefined ? undefined : of([dead], nextHead(scene, dead))
}

const marriage: Draw = (scene) => {
  const { random, numbers, province } = scene
  const one = scene.present.find((each) => unitOf(each, 'marital') === '1' && isAged(scene, 22, 35)(each))
  if (one === undefined) return undefined
  const sex: Sex = unitOf(one, 'sex') === '1' ? '2' : '1'
  const year = yearOf(one) + (sex === '2' ? 1 : -2)
  const spouseNumber = numbers.drawIdNumber(random, { province, sex, year })
  return of([one], { spouseName: scene.drawName(sex), spouseNumber })
}

const divorce: Draw = (scene) => {
  const one = scene.present.find(
    (each) => isHead(each) && isAged(scene, 24, 60)(each) && findSpouse(each, scene.present) !== undefined,
  )
  return of([one], { relation: 'KHAC' })
}

const moveIn: Draw = (scene) => {
  const { random, traveller } = scene
  if (traveller !== undefined) {
    const { name, birth: born, sex, idNumber, commune } = traveller
    const number = idNumber === null ? {} : { idNumber }
    return of([], { name, birth: born, sex, from: commune, relation: 'ONHO', ...number })
  }
  const sex: Sex = random.chance(0.5) ? '1' : '2'
  const year = Number(scene.on.slice(0, 4)) - random.between(20, 50)
  const from = scene.drawOrigin()
  if (from?.commune == null || from.province === null || from.commune === scene.place.commune)
    return undefined
  const idNumber = scene.numbers.drawIdNumber(random, { province: from.province, sex, year })
  return of([], {
    ...{ name: scene.drawName(sex), sex, birth: `${year}-0${random.between(1, 9)}-1${random.between(0, 9)}` },
    ...{ from: from.commune, relation: random.pick(['ONHO', 'OTHUE', 'CHAU']) },
    ...(random.chance(0.8) ? { idNumber } : {}),
  })
}

const goes: Draw = (scene) => of([findOther(scene, 19, 45)], { to: scene.drawNewHome() })
const emigration: Draw = (scene) =>
  of([findOther(scene, 19, 60)], { to: scene.random.pick(['Hoa Kỳ', 'Úc', 'Canada', 'Đức']) })

/** A son or daughter with wife or husband and children begins a household of their own. */
const split: Draw = (scene) => {
  const { present, profile } = scene
  const head = present.find((each) => {
    const spouse = findSpouse(each, present)
    return unitOf(each, 'relation') === 'CON' && spouse !== undefined && isAged(scene, 24, 50)(each)
  })
  const spouse = head === undefined ? undefined : findSpouse(head, present)
  if (head === undefined || spouse === undefined) return undefined
  const pair = [head.id, spouse.id]
  const children = present.filter((each) =>
    (['father', 'mother'] as const).some((parent) =>
      pair.some((id) => id === partsOf(each, parent).resident),
    ),
  )
  return of([head, spouse, ...children], {
    newHead: head.id,
    bookNumber: `${trialPrefix}${profile.code}T${String(scene.count).padStart(3, '0')}`,
  })
}

/** Whoever lives alone moves in with a brother or sister who is a little older. */
const merge: Draw = (scene) => {
  const { present, into } = scene
  const [alone, ...others] = present
  const head = into?.residents.find(isHead)
  if (alone === undefined || others.length > 0 || into === undefined || head === undefined) return undefined
  return yearOf(alone) > yearOf(head) ? of([alone], { into: into.id, relation: 'EM' }) : undefined
}

const changeOfHead: Draw = (scene) => {
  const head = scene.present.find(isHead)
  const spouse = head === undefined ? undefined : findSpouse(head, scene.present)
  return spouse === undefined ? undefined : of([], { head: spouse.id })
}

/** Of somebody who is registered elsewhere and lives here. */
const temporary: Draw = (scene) => {
  const { place, on } = scene
  const one = scene.present.find((each) => {
    const registered = partsOf(each, 'permanentAddress').commune ?? place.commune
    return registered !== place.commune && unitOf(each, 'temporaryAddress') === null
  })
  return of([one], { until: `${Number(on.slice(0, 4)) + 2}${on.slice(4)}` })
}

const absence: Draw = (scene) => {
  const { random, on } = scene
  const one = scene.present.find((each) => !isHead(each) && isAt(each) && isAged(scene, 18, 55)(each))
  const why = random.pick(['work', 'study', 'treatment'])
  const until = random.chance(0.5) ? { until: `${Number(on.slice(0, 4)) + 1}${on.slice(4)}` } : {}
  return of([one], { why, to: scene.drawDestination(), ...until })
}

const service: Draw = (scene) => {
  const one = scene.present.find(
    (each) => !isHead(each) && isAt(each) && unitOf(each, 'sex') === '1' && isAged(scene, 18, 25)(each),
  )
  return of([one], { why: 'service', until: `${Number(scene.on.slice(0, 4)) + 2}${scene.on.slice(4)}` })
}

/** Grandparents who raise a grandchild become its parents. */
const adoption: Draw = ({ present }) => {
  const head = present.find(isHead)
  const spouse = head === undefined ? undefined : findSpouse(head, present)
  const child = present.find((each) => unitOf(each, 'relation') === 'CHAU' && unitOf(each, 'father') === null)
  if (head === undefined || spouse === undefined) return undefined
  const [father, mother] = unitOf(head, 'sex') === '1' ? [head, spouse] : [spouse, head]
  return of([child], { father: father.id, mother: mother.id, relation: 'CONNUOI' })
}

/** The papers say another year: the number is established anew. Of one whose card would have to be, nothing is told. */
const correction: Draw = (scene) => {
  const { random, numbers } = scene
  const one = scene.present.find(
    (each) =>
      unitOf(each, 'idNumber') !== null &&
      unitOf(each, 'card') === null &&
      textOf(each, 'birth')?.length === 10 &&
      isAged(scene, 20, 60)(each),
  )
  const province = one === undefined ? null : partsOf(one, 'birthPlace').province
  if (one === undefined || province == null) return undefined
  const year = yearOf(one) - 1
  const sex: Sex = unitOf(one, 'sex') === '1' ? '1' : '2'
  return of([one], {
    birth: `${year}-${random.pick(['02', '05', '08', '11'])}-${random.between(10, 28)}`,
    idNumber: numbers.drawIdNumber(random, { province, sex, year }),
  })
}

/** With how often it happens beside the others. */
export const draws: readonly { readonly kind: EventKind; readonly weight: number; readonly draw: Draw }[] = [
  { kind: 'move-in', weight: 4, draw: moveIn },
  { kind: 'birth', weight: 6, draw: birth },
  { kind: 'death', weight: 5, draw: death },
  { kind: 'move-out', weight: 5, draw: goes },
  { kind: 'absence', weight: 4, draw: absence },
  { kind: 'marriage', weight: 3, draw: marriage },
  { kind: 'temporary', weight: 2, draw: temporary },
  { kind: 'split', weight: 2, draw: split },
  { kind: 'correction', weight: 2, draw: correction },
  { kind: 'service', weight: 2, draw: service },
  { kind: 'divorce', weight: 1, draw: divorce },
  { kind: 'change-of-head', weight: 1, draw: changeOfHead },
  { kind: 'merge', weight: 1, draw: merge },
  { kind: 'adoption', weight: 1, draw: adoption },
  { kind: 'emigration', weight: 1, draw: emigration },
  { kind: 'missing', weight: 1, draw: (scene) => of([findOther(scene, 20, 60)], {}) },
]
