/**
 * The checks of a household with its present residents: those of each record, and those that span them. Nothing is said
 * of a household that nobody lives in.
 */
import { earliestDay, yearsBetween } from '../records/partial-date.ts'
import type { CheckCode } from './check-list.ts'
import { checkParentAge, checkRelationAge } from './check-parent-age.ts'
import { checkRecord } from './check-record.ts'
import { checkSpouseLink } from './check-spouse.ts'
import { type Around, type Checked, type Finding, partOf, textOf } from './finding.ts'
import { isHead, type Kin, kinOf } from './kin.ts'

/** All findings of a household. `residents`: present ones (neither removed nor left). */
export function checkHousehold(
  household: Checked,
  residents: readonly Checked[],
  around: Around,
): readonly Finding[] {
  const here = { ...around, commune: household.commune ?? around.commune }
  const own = residents.flatMap((resident) =>
    checkRecord('resident', resident.units, here).map(
      (finding): Finding => ({ ...finding, type: 'resident', record: resident.id }),
    ),
  )
  return [...own, ...checkTogether(household, residents, around)]
}

type TogetherCheck = (kin: Kin, household: Checked, around: Around) => Finding[]

export const togetherChecks = {
  HEAD_COUNT: checkHeadCount,
  HEAD_MINOR: checkHeadMinor,
  PARENT_AGE: checkParentAge,
  REL_AGE: checkRelationAge,
  SPOUSE_LINK: checkSpouseLink,
  DEATH_ACTIVE: checkDeathActive,
} as const satisfies Partial<Record<CheckCode, TogetherCheck>>

const checks: readonly TogetherCheck[] = Object.values(togetherChecks)

/** Only what no record shows alone. */
export function checkTogether(
  household: Checked,
  residents: readonly Checked[],
  around: Around,
): readonly Finding[] {
  if (residents.length === 0) return []
  const kin = kinOf(residents)
  return checks.flatMap((check) => check(kin, household, around))
}

function checkHeadCount({ residents }: Kin, household: Checked): Finding[] {
  const heads = residents.filter(isHead).length
  if (heads === 1) return []
  const found = { count: String(heads) }
  return [{ rule: 'HEAD_COUNT', type: 'household', record: household.id, units: [], found }]
}

function checkHeadMinor({ head }: Kin, _household: Checked, { today }: Around): Finding[] {
  const birth = textOf(head?.units.birth)
  if (head === undefined || birth === null || yearsBetween(earliestDay(birth), today) >= 18) return []
  const units = ['birth', 'relation']
  return [{ rule: 'HEAD_MINOR', type: 'resident', record: head.id, units, found: {} }]
}

const dead = '2'

/** Law on Residence, art. 24: who has died is deleted from the household. */
function checkDeathActive({ residents }: Kin): Finding[] {
  return residents
    .filter(({ units }) => partOf(units.life, 'status') === dead)
    .map(({ id }) => ({
      rule: 'DEATH_ACTIVE',
      type: 'resident',
      record: id,
      units: ['life', 'left'],
      found: {},
    }))
}
