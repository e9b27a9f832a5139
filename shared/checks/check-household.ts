/**
 * The checks of a household with its present residents: those of each record, and those that span them. Parents and
 * children are known through their relation to the head. Nothing is said of a household that nobody lives in.
 */
import { headRelation } from '../codes/relations.ts'
import { earliestDay, latestDay, yearsBetween } from '../records/partial-date.ts'
import { linkedTo } from '../records/relatives.ts'
import { fold } from '../text/fold.ts'
import { checkRecord } from './check-record.ts'
import { type Checked, type Finding, textOf } from './finding.ts'

/** All findings of a household. `residents`: present ones (neither removed nor left). `today` is `YYYY-MM-DD`. */
export function checkHousehold(
  household: Checked,
  residents: readonly Checked[],
  today: string,
): readonly Finding[] {
  const own = residents.flatMap((resident) =>
    checkRecord('resident', resident.units, today).map(
      (finding): Finding => ({ ...finding, type: 'resident', record: resident.id }),
    ),
  )
  return [...own, ...checkHead(household, residents, today), ...checkParents(residents)]
}

function checkHead(household: Checked, residents: readonly Checked[], today: string): Finding[] {
  if (residents.length === 0) return []
  const heads = residents.filter((resident) => resident.units.relation === headRelation)
  if (heads.length !== 1) {
    const found = { count: String(heads.length) }
    return [{ rule: 'HEAD_COUNT', type: 'household', record: household.id, units: [], found }]
  }
  return heads
    .filter((head) => {
      const birth = textOf(head.units.birth)
      return birth !== null && yearsBetween(earliestDay(birth), today) < 18
    })
    .map((head) => ({
      rule: 'HEAD_MINOR',
      type: 'resident',
      record: head.id,
      units: ['birth', 'relation'],
      found: {},
    }))
}

const parentRelations = new Set(['CHA', 'ME'])
const spouseRelations = new Set(['VO', 'CHONG'])

function checkParents(residents: readonly Checked[]): Finding[] {
  const heads = residents.filter((resident) => resident.units.relation === headRelation)
  const head = heads[0]
  if (head === undefined || heads.length > 1) return []
  const spouses = residents.filter((resident) => spouseRelations.has(textOf(resident.units.relation) ?? ''))
  return residents
    .filter((resident) => {
      const relation = textOf(resident.units.relation) ?? ''
      if (parentRelations.has(relation)) return !mayBeParent(resident, head)
      if (relation !== 'CON') return false
      const parents = [head, ...spouses.filter((spouse) => isNamedAsParent(spouse, resident))]
      return parents.some((parent) => !mayBeParent(parent, resident))
    })
    .map((resident) => ({
      rule: 'PARENT_AGE',
      type: 'resident',
      record: resident.id,
      units: ['birth', 'relation'],
      found: {},
    }))
}

/** The head's wife or husband need not be a parent of the head's child: only who is written down as one is judged. */
function isNamedAsParent(spouse: Checked, child: Checked): boolean {
  const link = linkedTo(child.units, spouse.units.sex === '2' ? 'mother' : 'father')
  if (link !== null) return link === spouse.id
  const name = textOf(spouse.units.name)
  const named = textOf(spouse.units.sex === '2' ? child.units.motherName : child.units.fatherName)
  return name !== null && named !== null && (name === named || fold(name) === fold(named))
}

/** Whether the ages can be those of parent and child: 13 years apart at least, 60 at most for a mother. */
function mayBeParent(parent: Checked, child: Checked): boolean {
  const older = textOf(parent.units.birth)
  const younger = textOf(child.units.birth)
  if (older === null || younger === null) return true
  if (yearsBetween(earliestDay(older), latestDay(younger)) < 13) return false
  return parent.units.sex !== '2' || yearsBetween(latestDay(older), earliestDay(younger)) <= 60
}
