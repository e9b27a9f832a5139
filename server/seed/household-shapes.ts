/** Who lives together: relations, sexes and ages of a household before anybody has a name. */
import type { Marital } from '#shared/codes/marital.ts'
import type { Relation } from '#shared/codes/relations.ts'
import type { Sex } from '#shared/codes/sex.ts'
import { ageGroupOf, agePyramid } from './ages.ts'
import type { Random } from './random.ts'

/** `father`, `mother` and `spouse` are places in the household's list. The head comes first. */
export interface Member {
  readonly relation: Relation
  readonly sex: Sex
  readonly age: number
  readonly marital: Marital
  readonly father?: number
  readonly mother?: number
  readonly spouse?: number
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)))

function drawSex(random: Random, age: number): Sex {
  const men = agePyramid[ageGroupOf(age)]?.menPer100Women ?? 100
  return random.chance(men / (men + 100)) ? '1' : '2'
}

/** Children of a mother of this age now: born when she was 18 to 42, some two to five years apart. */
function drawChildAges(random: Random, motherAge: number, most: number, oldest = 30): number[] {
  const ages: number[] = []
  let atBirth = clamp(24 + 4 * random.normal(), 18, 36)
  while (ages.length < most && atBirth <= Math.min(42, motherAge)) {
    if (motherAge - atBirth <= oldest) ages.push(motherAge - atBirth)
    atBirth += random.between(2, 6)
  }
  return ages
}

const husbandAge = (random: Random, wifeAge: number): number =>
  clamp(wifeAge + 3 + 2.5 * random.normal(), Math.max(21, wifeAge - 2), 97)

/** A couple with the head first, the husband in three of four. */
function couple(
  random: Random,
  wifeAge: number,
): { readonly members: Member[]; father: number; mother: number } {
  const husband = { sex: '1', age: husbandAge(random, wifeAge), marital: '2' } as const
  const wife = { sex: '2', age: wifeAge, marital: '2' } as const
  if (random.chance(0.74)) {
    const members: Member[] = [
      { ...husband, relation: 'CH', spouse: 1 },
      { ...wife, relation: 'VO', spouse: 0 },
    ]
    return { members, father: 0, mother: 1 }
  }
  const members: Member[] = [
    { ...wife, relation: 'CH', spouse: 1 },
    { ...husband, relation: 'CHONG', spouse: 0 },
  ]
  return { members, father: 1, mother: 0 }
}

const child = (random: Random, age: number, parents: { father?: number; mother?: number }): Member => ({
  relation: 'CON',
  sex: drawSex(random, age),
  age,
  marital: '1',
  ...parents,
})

function single(random: Random): Member[] {
  const age = random.chance(0.45) ? random.between(21, 40) : random.between(55, 92)
  const marital = age < 45 ? '1' : random.weigh<Marital>([['3', 3] as const, ['1', 1] as const])
  return [{ relation: 'CH', sex: drawSex(random, age), age, marital }]
}

function coupleAlone(random: Random): Member[] {
  return couple(random, random.chance(0.3) ? random.between(20, 30) : random.between(50, 84)).members
}

function nuclear(random: Random): Member[] {
  const { members, father, mother } = couple(random, clamp(38 + 9 * random.normal(), 21, 60))
  const most = random.weigh([[1, 22] as const, [2, 46] as const, [3, 24] as const, [4, 8] as const])
  const ages = drawChildAges(random, members[mother]?.age ?? 0, most)
  return [...members, ...ages.map((age) => child(random, age, { father, mother }))]
}

function oneParent(random: Random): Member[] {
  const age = clamp(44 + 9 * random.normal(), 24, 64)
  const sex: Sex = random.chance(0.8) ? '2' : '1'
  const head: Member = { relation: 'CH', sex, age, marital: '3' }
  const ages = drawChildAges(random, age, random.between(1, 3))
  return [head, ...ages.map((years) => child(random, years, sex === '2' ? { mother: 0 } : { father: 0 }))]
}

/** The head's married child with husband or wife and children, in the parents' house. */
function addYoungFamily(
  random: Random,
  members: Member[],
  parents: { father?: number; mother?: number },
): Member[] {
  const motherNow = members[parents.mother ?? parents.father ?? 0]?.age ?? 60
  const age = clamp(motherNow - random.between(20, 30), 21, 50)
  const son = random.chance(0.78)
  const own = members.length
  const other = own + 1
  const otherAge = clamp(age + (son ? -3 : 3) + 2 * random.normal(), 20, 55)
  const wifeAge = son ? otherAge : age
  const grandparents = { father: son ? own : other, mother: son ? other : own }
  const grandchildren = drawChildAges(random, wifeAge, random.between(1, 3))
  return [
    ...members,
    { relation: 'CON', sex: son ? '1' : '2', age, marital: '2', spouse: other, ...parents },
    { relation: son ? 'CONDAU' : 'CONRE', sex: son ? '2' : '1', age: otherAge, marital: '2', spouse: own },
    ...grandchildren.map((years): Member => ({ ...child(random, years, grandparents), relation: 'CHAU' })),
  ]
}

function threeGenerations(random: Random): Member[] {
  const wifeAge = clamp(58 + 7 * random.normal(), 45, 82)
  if (random.chance(0.35)) {
    const sex: Sex = random.chance(0.8) ? '2' : '1'
    const head: Member = { relation: 'CH', sex, age: wifeAge, marital: '3' }
    return addYoungFamily(random, [head], sex === '2' ? { mother: 0 } : { father: 0 })
  }
  const { members, father, mother } = couple(random, wifeAge)
  return addYoungFamily(random, members, { father, mother })
}

function withParentOfHead(random: Random): Member[] {
  const members = nuclear(random)
  const head = members[0]
  if (head === undefined) return members
  const motherIn = random.chance(0.8)
  const parent: Member = {
    relation: motherIn ? 'ME' : 'CHA',
    sex: motherIn ? '2' : '1',
    age: Math.min(97, head.age + random.between(20, 34)),
    marital: '3',
  }
  const at = members.length
  return [{ ...head, ...(motherIn ? { mother: at } : { father: at }) }, ...members.slice(1), parent]
}

function grandparentsAlone(random: Random): Member[] {
  const { members, mother } = couple(random, random.between(52, 72))
  const youngest = Math.max(1, (members[mother]?.age ?? 60) - 50)
  const count = random.between(1, 2)
  const grandchildren = Array.from({ length: count }, (_, index): Member => {
    return { ...child(random, Math.min(17, youngest + 3 * index), {}), relation: 'CHAU' }
  })
  return [...members, ...grandchildren]
}

function siblings(random: Random): Member[] {
  const age = random.between(22, 45)
  const younger = Math.max(15, age - random.between(2, 8))
  return [
    { relation: 'CH', sex: drawSex(random, age), age, marital: '1' },
    { relation: 'EM', sex: drawSex(random, younger), age: younger, marital: '1' },
  ]
}

function withLodger(random: Random): Member[] {
  const age = random.between(20, 45)
  return [...nuclear(random), { relation: 'OTHUE', sex: drawSex(random, age), age, marital: '1' }]
}

const shapes: readonly (readonly [(random: Random) => Member[], number])[] = [
  [single, 7],
  [coupleAlone, 8],
  [nuclear, 44],
  [oneParent, 8],
  [threeGenerations, 24],
  [withParentOfHead, 5],
  [grandparentsAlone, 2],
  [siblings, 2],
  [withLodger, 1],
]

export const drawShape = (random: Random): readonly Member[] => random.weigh(shapes)(random)
