/**
 * What a resident is to a new head. What records say of parents and spouses counts first, then what follows from both
 * relations to the head before. Where nothing follows it is `KHAC`, and the form shows it to be looked at.
 */
import { headRelation, type Relation, relations } from '../codes/relations.ts'
import { areSpouses, isParentOf } from './family.ts'
import { stepsOf, wayBetween } from './kin.ts'
import { isHead, type Standing, textOf } from './standing.ts'

const unknown: Relation = 'KHAC'
/** Guardians, those who stay, borrow or rent: they are it whoever the head is. */
const strangers = new Set<string>(relations.flatMap(({ code, group }) => (group === 'd' ? [code] : [])))

export const isNotOfKin = (relation: string | null): relation is string =>
  relation !== null && strangers.has(relation)

/** `residents`: everybody who was in the household with the head before. `null` where it was never written. */
export function relationTo(
  head: Standing,
  resident: Standing,
  residents: readonly Standing[],
): string | null {
  if (head.id === resident.id) return headRelation
  const before = textOf(resident, 'relation')
  if (isHead(head) && !isHead(resident)) return before
  if (isNotOfKin(before)) return before
  const way = writtenWay(head, resident) ?? wayOver(head, resident) ?? siblingWay(head, resident, residents)
  if (way === undefined) return before === null ? null : unknown
  return relationByWay(way, { head, resident, residents }) ?? unknown
}

function writtenWay(head: Standing, resident: Standing): string | undefined {
  if (areSpouses(head, resident)) return 'S'
  if (isParentOf(resident, head)) return 'P'
  return isParentOf(head, resident) ? 'C' : undefined
}

function wayOver(head: Standing, resident: Standing): string | undefined {
  const toHead = stepsOf(textOf(head, 'relation'))
  const to = stepsOf(textOf(resident, 'relation'))
  return toHead === undefined || to === undefined ? undefined : wayBetween(toHead, to)
}

/** With a parent in common. */
const siblingWay = (head: Standing, resident: Standing, residents: readonly Standing[]) =>
  residents.some((parent) => isParentOf(parent, head) && isParentOf(parent, resident)) ? 'B' : undefined

interface Pair {
  readonly head: Standing
  readonly resident: Standing
  readonly residents: readonly Standing[]
}

const bySex = (resident: Standing, male: Relation, female: Relation): Relation | undefined => {
  const sex = textOf(resident, 'sex')
  if (sex === null) return undefined
  return sex === '2' ? female : male
}

export function relationByWay(way: string, pair: Pair): Relation | undefined {
  const { head, resident, residents } = pair
  const adopted = textOf(resident, 'relation') === 'CONNUOI' || textOf(head, 'relation') === 'CONNUOI'
  switch (way) {
    case 'S':
      return bySex(resident, 'CHONG', 'VO')
    case 'P':
      return adopted ? bySex(resident, 'CHANUOI', 'MENUOI') : bySex(resident, 'CHA', 'ME')
    case 'C':
      return adopted ? 'CONNUOI' : 'CON'
    case 'B':
      return isOlder(resident, head) ? bySex(resident, 'ANH', 'CHI') : 'EM'
    case 'CC':
    case 'BC':
      return 'CHAU'
    case 'CCC':
      return 'CHAT'
    case 'CS':
      return bySex(resident, 'CONRE', 'CONDAU')
    case 'PB':
    case 'PP':
    case 'PPP':
      return throughParent(way, pair, parentBetween(head, residents))
    default:
      return undefined
  }
}

/** The parent of a new head through whom the elder kin is: the head before, where the new one was their child. */
function parentBetween(head: Standing, residents: readonly Standing[]): Standing | undefined {
  const relation = textOf(head, 'relation')
  if (stepsOf(relation) === 'C') return residents.find(isHead)
  const parents = residents.filter((other) => isParentOf(other, head))
  return parents.length === 1 ? parents[0] : undefined
}

function throughParent(
  way: 'PB' | 'PP' | 'PPP',
  { head, resident }: Pair,
  parent: Standing | undefined,
): Relation | undefined {
  // A sibling has the same elders.
  const before = relations.find(({ code }) => code === textOf(resident, 'relation'))?.code
  if (stepsOf(textOf(head, 'relation')) === 'B' && stepsOf(before ?? null) === way) return before
  const sex = parent === undefined ? null : textOf(parent, 'sex')
  if (parent === undefined || sex === null) return undefined
  const paternal = sex === '1'
  if (way === 'PPP') return paternal ? 'CUNOI' : 'CUNGOAI'
  if (way === 'PP')
    return paternal ? bySex(resident, 'ONGNOI', 'BANOI') : bySex(resident, 'ONGNGOAI', 'BANGOAI')
  if (isOlder(resident, parent)) return 'BAC'
  return paternal ? bySex(resident, 'CHU', 'CO') : bySex(resident, 'CAU', 'DI')
}

function isOlder(resident: Standing, other: Standing): boolean {
  const birth = textOf(resident, 'birth')
  const others = textOf(other, 'birth')
  return birth !== null && others !== null && birth < others
}
