/**
 * Ages of parents and children, and the order in which relations to the head must be born. Where a birth is known in part,
 * what may be right is right.
 */
import { earliestDay, latestDay, yearsBetween } from '../records/partial-date.ts'
import { linkedTo } from '../records/relatives.ts'
import { type Checked, type Finding, textOf } from './finding.ts'
import { isNamed, type Kin, linkedOf, relationOf } from './kin.ts'

const parentRelations = new Set(['CHA', 'ME'])
const youngestParent = 13
const oldestMother = 60

/** One finding a resident: the younger one of a link, whoever states a relation to the head. */
export function checkParentAge(kin: Kin): Finding[] {
  return kin.residents.flatMap((resident): Finding[] => {
    const linked = (['father', 'mother'] as const).filter((unit) => {
      const parent = linkedOf(kin, resident, unit)
      return parent !== undefined && !mayBeParent(parent, resident)
    })
    const stated = isOddByRelation(kin, resident) ? ['relation'] : []
    if (linked.length + stated.length === 0) return []
    const units = ['birth', ...stated, ...linked]
    return [{ rule: 'PARENT_AGE', type: 'resident', record: resident.id, units, found: {} }]
  })
}

function isOddByRelation({ head, spousesOfHead }: Kin, resident: Checked): boolean {
  if (head === undefined) return false
  const relation = relationOf(resident)
  if (isOutOfOrder(head, resident)) return false
  if (parentRelations.has(relation)) return !mayBeParent(resident, head)
  if (relation !== 'CON') return false
  const parents = [head, ...spousesOfHead.filter((spouse) => isNamedAsParent(spouse, resident))]
  return parents.some((parent) => !mayBeParent(parent, resident))
}

/** The head's wife or husband need not be a parent of the head's child: only who is written down as one is judged. */
function isNamedAsParent(spouse: Checked, child: Checked): boolean {
  const parent = spouse.units.sex === '2' ? 'mother' : 'father'
  const link = linkedTo(child.units, parent)
  return link === null ? isNamed(textOf(child.units[`${parent}Name`]), spouse) : link === spouse.id
}

/** Whether the ages can be those of parent and child: 13 years apart at least, 60 at most for a mother. */
function mayBeParent(parent: Checked, child: Checked): boolean {
  const older = textOf(parent.units.birth)
  const younger = textOf(child.units.birth)
  if (older === null || younger === null) return true
  if (yearsBetween(earliestDay(older), latestDay(younger)) < youngestParent) return false
  return parent.units.sex !== '2' || yearsBetween(latestDay(older), earliestDay(younger)) <= oldestMother
}

/** Who is born before the head, and who after. Uncles may be younger than their nephew: of them nothing is said. */
const olderThanHead = new Set([
  ...['CHA', 'ME', 'CHANUOI', 'MENUOI', 'ONGNOI', 'BANOI', 'ONGNGOAI', 'BANGOAI', 'CUNOI', 'CUNGOAI'],
  ...['ANH', 'CHI'],
])
const youngerThanHead = new Set(['CON', 'CONNUOI', 'EM', 'CHAT'])

/** A child who is older than its parent is this question alone, and not one of too few years between them as well. */
export function checkRelationAge({ head, residents }: Kin): Finding[] {
  if (head === undefined) return []
  const units = ['relation', 'birth']
  return residents
    .filter((resident) => isOutOfOrder(head, resident))
    .map(({ id }) => ({ rule: 'REL_AGE', type: 'resident', record: id, units, found: {} }))
}

function isOutOfOrder(head: Checked, resident: Checked): boolean {
  const relation = relationOf(resident)
  if (olderThanHead.has(relation)) return isSurelyOlder(head, resident)
  return youngerThanHead.has(relation) && isSurelyOlder(resident, head)
}

/** Twins are of one day. */
function isSurelyOlder(one: Checked, other: Checked): boolean {
  const [birth, later] = [textOf(one.units.birth), textOf(other.units.birth)]
  return birth !== null && later !== null && latestDay(birth) < earliestDay(later)
}
